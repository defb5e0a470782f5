import { useState } from "react";
import { type ChatRules, plainChatRules } from "../../src-shared/chat/rules.ts";
import type { Queue } from "../../src-shared/queues/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { useDesk } from "../store.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { Checkbox, Switch } from "../ui/switch.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./administration-room.module.css";
import { NumberField } from "./kit/number-field.tsx";

const longest = 1_440;
const isMinutes = (value: number): boolean => value >= 0 && value <= longest;

/** What the house lays down for chats: read marks, changing what was written, the typing preview, notes. */
export function ChatsSection({ queues }: { queues: readonly Queue[] }) {
  const held = useDesk((state) => state.desk?.hub?.chat) ?? plainChatRules;
  // When somebody else has laid down something else, what stands here follows it.
  return <ChatsForm key={JSON.stringify(held)} held={held} queues={queues} />;
}

function ChatsForm({ held, queues }: { held: ChatRules; queues: readonly Queue[] }) {
  const [rules, setRules] = useState<ChatRules>(held);
  const [isSaving, setSaving] = useState(false);
  const change = (part: Partial<ChatRules>) => setRules({ ...rules, ...part });
  const isRight = isMinutes(rules.agentMinutes) && isMinutes(rules.visitorMinutes);
  const save = async () => {
    setSaving(true);
    try {
      await desk.ask("chatRules.change", { rules });
      toasts.show({ look: "good", title: text("administration.chats.saved") });
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.chats.unsaved"), words: faultText(faultOf(error)) });
    } finally {
      setSaving(false);
    }
  };
  const minutes = (label: "agentMinutes" | "visitorMinutes") => (
    <NumberField
      label={text(`administration.chats.${label}`)}
      hint={text("administration.chats.minutesHint")}
      value={rules[label]}
      onChange={(value) => change({ [label]: value ?? Number.NaN })}
      fault={isMinutes(rules[label]) ? undefined : text("administration.chats.minutesFault")}
    />
  );
  return (
    <div className={styles["video"]}>
      <SettingsPart title={text("administration.chats.marks")} intro={text("administration.chats.marksText")}>
        <Switch isOn={rules.showRead} onChange={(showRead) => change({ showRead })}>
          {text("administration.chats.showRead")}
        </Switch>
      </SettingsPart>
      <SettingsPart title={text("administration.chats.change")} intro={text("administration.chats.changeText")}>
        {minutes("agentMinutes")}
        {minutes("visitorMinutes")}
      </SettingsPart>
      <SettingsPart title={text("administration.chats.preview")} intro={text("administration.chats.previewText")}>
        <Select
          label={text("administration.chats.previewIn")}
          items={[
            { id: "off", label: text("administration.chats.previewOff") },
            { id: "queues", label: text("administration.chats.previewQueues") },
            { id: "all", label: text("administration.chats.previewAll") },
          ]}
          value={rules.preview}
          onChange={(preview) => change({ preview })}
        />
        {rules.preview === "queues"
          ? queues.map(({ id, name }) => (
              <Checkbox
                key={id}
                isOn={rules.previewQueues.includes(id)}
                onChange={(on) =>
                  change({
                    previewQueues: on
                      ? [...rules.previewQueues, id]
                      : rules.previewQueues.filter((queue) => queue !== id),
                  })
                }
              >
                {name}
              </Checkbox>
            ))
          : null}
      </SettingsPart>
      <SettingsPart title={text("administration.chats.notes")} intro={text("administration.chats.notesText")}>
        <Switch isOn={rules.mentionsOpen} onChange={(mentionsOpen) => change({ mentionsOpen })}>
          {text("administration.chats.mentionsOpen")}
        </Switch>
      </SettingsPart>
      <div>
        <Button look="primary" isWaiting={isSaving} isDisabled={!isRight} onPress={() => void save()}>
          {text("administration.chats.save")}
        </Button>
      </div>
    </div>
  );
}
