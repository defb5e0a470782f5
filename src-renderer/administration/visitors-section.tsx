import { useCallback, useEffect, useState } from "react";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { faultInFields, type PanelRules, popTimes } from "../../src-shared/visitor-panel/model.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./administration-room.module.css";
import { WrapUpFields } from "./queues/wrap-up-fields.tsx";

/** What stands beside a conversation: fields of the house's own, and when other systems are opened. */
export function VisitorsSection() {
  const [held, setHeld] = useState<PanelRules | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const read = useCallback(
    () =>
      desk.ask("panel.rules", {}).then(
        ({ rules }) => (setHeld(rules), setFault(null)),
        (error: unknown) => setFault(faultOf(error)),
      ),
    [],
  );
  useEffect(() => void read(), [read]);
  if (held) return <VisitorsForm key={JSON.stringify(held)} held={held} again={() => void read()} />;
  if (!fault) return <Spinner />;
  return (
    <Banner
      look="bad"
      isBoxed
      title={text("administration.unread")}
      action={<Button onPress={() => void read()}>{text("administration.again")}</Button>}
    >
      {faultText(fault)}
    </Banner>
  );
}

function VisitorsForm({ held, again }: { held: PanelRules; again: () => void }) {
  const [rules, setRules] = useState(held);
  const [isSaving, setSaving] = useState(false);
  const wrong = faultInFields(rules.fields);
  const isUnnamed = rules.fields.some(({ label }) => label.trim() === "");
  const save = async () => {
    setSaving(true);
    try {
      await desk.ask("panel.change", { to: rules, expected: held });
      toasts.show({ look: "good", title: text("administration.visitors.saved") });
      again();
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.visitors.unsaved"), words: faultText(faultOf(error)) });
    } finally {
      setSaving(false);
    }
  };
  return (
    <div className={styles["video"]}>
      <SettingsPart title={text("administration.visitors.fields")} intro={text("administration.visitors.fieldsText")}>
        <WrapUpFields
          label={text("administration.visitors.fields")}
          value={rules.fields.map((field) => ({ ...field, required: false }))}
          onChange={(fields) =>
            setRules({ ...rules, fields: fields.map(({ required: _required, ...field }) => field) })
          }
          faults={noFaults}
          mayBeRequired={false}
        />
        {wrong ? <p role="alert">{faultText({ code: "invalid", reason: wrong })}</p> : null}
      </SettingsPart>
      <SettingsPart title={text("administration.visitors.pop")} intro={text("administration.visitors.popText")}>
        <Select
          label={text("administration.visitors.popWhen")}
          items={popTimes.map((id) => ({ id, label: text(`administration.visitors.pop.${id}`) }))}
          value={rules.pop}
          onChange={(pop) => setRules({ ...rules, pop })}
        />
      </SettingsPart>
      <div>
        <Button
          look="primary"
          isWaiting={isSaving}
          isDisabled={wrong !== undefined || isUnnamed}
          onPress={() => void save()}
        >
          {text("administration.visitors.save")}
        </Button>
      </div>
    </div>
  );
}

const noFaults = { at: () => undefined, under: () => undefined };
