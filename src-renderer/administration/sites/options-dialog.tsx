import { useState } from "react";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import type { GroupId } from "../../../src-shared/routing/ids.ts";
import { options, type SiteOption } from "../../../src-shared/sites/options.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { itemsOrNone, orNull } from "../kit/items.ts";
import { Ticks } from "../kit/ticks.tsx";
import { optionWords } from "./option-words.ts";
import styles from "./sites.module.css";

interface OptionsDialogProps {
  readonly site: string;
  /** The address of its own page for video. */
  readonly videoPage: string;
  readonly plan: RoutingPlan;
  readonly onClose: () => void;
  readonly again: () => Promise<void>;
}

const withPage: readonly SiteOption[] = ["3", "4", "5"];

/** The ready-made ways of offering video (features 001-08…24): what they need is laid down at once, the buttons as a draft. */
export function OptionsDialog({ site, videoPage, plan, onClose, again }: OptionsDialogProps) {
  const [option, setOption] = useState<SiteOption>("1");
  const [group, setGroup] = useState<GroupId | null>(null);
  const [agents, setAgents] = useState<readonly AccountId[]>([]);
  const [link, setLink] = useState(videoPage);
  const [part, setPart] = useState("");
  const page = option === "5" ? part : link;
  const [fault, setFault] = useState<Fault | null>(null);
  const [isWaiting, setWaiting] = useState(false);

  async function use(): Promise<void> {
    setWaiting(true);
    setFault(null);
    try {
      const asked = { site, option, group, agents: group ? [] : [...agents], page, words: optionWords() };
      const { made } = await desk.ask("site.useOption", asked);
      toasts.show({ look: "good", title: text("sites.optionDone"), words: made.map(({ name }) => name).join(", ") });
      await again();
      onClose();
    } catch (error) {
      setFault(faultOf(error));
      setWaiting(false);
    }
  }

  return (
    <Dialog
      title={text("sites.options")}
      isOpen
      onClose={onClose}
      footer={
        <Button look="primary" isWaiting={isWaiting} onPress={() => void use()}>
          {text("sites.useOption")}
        </Button>
      }
    >
      <div className={styles["section"]}>
        <p>{text("sites.optionsText")}</p>
        <Select
          label={text("sites.option")}
          items={options.map((id) => ({
            id,
            label: text(`sites.option.${id}`),
            detail: text(`sites.optionText.${id}`),
          }))}
          value={option}
          onChange={setOption}
        />
        <Select
          label={text("sites.optionGroup")}
          items={itemsOrNone(plan.groups, text("sites.newGroup"))}
          value={group ?? "none"}
          onChange={(id) => setGroup(orNull(id))}
        />
        {group === null ? (
          <Ticks
            label={text("sites.optionAgents")}
            items={plan.agents.map(({ id, name }) => ({ id, name }))}
            chosen={agents}
            onChange={setAgents}
            empty={text("sites.noAgents")}
          />
        ) : null}
        {withPage.includes(option) ? (
          <TextField
            label={text(option === "5" ? "sites.optionPart" : "sites.optionPage")}
            hint={text(option === "5" ? "sites.optionPartText" : "sites.optionPageText")}
            value={page}
            maxLength={500}
            onChange={option === "5" ? setPart : setLink}
          />
        ) : null}
        {fault ? <p role="alert">{faultText(fault)}</p> : null}
      </div>
    </Dialog>
  );
}
