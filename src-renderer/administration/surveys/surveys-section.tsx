import { useState } from "react";
import type { Queue } from "../../../src-shared/queues/model.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import type { SurveyRules, SurveyWay } from "../../../src-shared/surveys/rules.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { SettingsPart } from "../../settings/settings-part.tsx";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import styles from "../administration-room.module.css";
import { NumberField } from "../kit/number-field.tsx";
import { isRightWay, WayFields } from "./way-fields.tsx";

const readRules = () => desk.ask("surveyRules.read", {});

/** After which conversations visitors are asked how it was, and how: for the house, and for queues with ways of their own. */
export function SurveysSection({ queues }: { queues: readonly Queue[] }) {
  const { value, fault, again } = useRead(readRules);
  if (value)
    return <Form key={JSON.stringify(value.rules)} held={value.rules} queues={queues} saved={() => void again()} />;
  if (!fault) return <Spinner />;
  return (
    <Banner
      look="bad"
      isBoxed
      title={text("administration.unread")}
      action={<Button onPress={() => void again()}>{text("administration.again")}</Button>}
    >
      {faultText(fault)}
    </Banner>
  );
}

interface FormProps {
  readonly held: SurveyRules;
  readonly queues: readonly Queue[];
  readonly saved: () => void;
}

const isDays = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 90;

function Form({ held, queues, saved }: FormProps) {
  const [rules, setRules] = useState<SurveyRules>(held);
  const [queue, setQueue] = useState<Queue["id"] | null>(queues[0]?.id ?? null);
  const [isSaving, setSaving] = useState(false);
  const own = rules.queues.find((one) => one.queue === queue);
  const isRight = isDays(rules.days) && [rules.house, ...rules.queues.map(({ way }) => way)].every(isRightWay);
  const change = (part: Partial<SurveyRules>) => setRules({ ...rules, ...part });
  function setOwn(way: SurveyWay | null): void {
    const others = rules.queues.filter((one) => one.queue !== queue);
    change({ queues: way && queue !== null ? [...others, { queue, way }] : others });
  }
  const save = async () => {
    setSaving(true);
    try {
      await desk.ask("surveyRules.change", { rules });
      toasts.show({ look: "good", title: text("administration.surveys.saved") });
      saved();
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.surveys.unsaved"), words: faultText(faultOf(error)) });
    } finally {
      setSaving(false);
    }
  };
  return (
    <div className={styles["video"]}>
      <SettingsPart title={text("administration.surveys.house")} intro={text("administration.surveys.houseText")}>
        <WayFields way={rules.house} onChange={(house) => change({ house })} />
        <NumberField
          label={text("administration.surveys.days")}
          hint={text("administration.surveys.daysHint")}
          value={rules.days}
          onChange={(days) => change({ days: days ?? Number.NaN })}
          fault={isDays(rules.days) ? undefined : text("administration.surveys.daysHint")}
        />
      </SettingsPart>
      {queue === null ? null : (
        <SettingsPart title={text("administration.surveys.queue")} intro={text("administration.surveys.queueText")}>
          <Select
            label={text("administration.surveys.whichQueue")}
            items={queues.map(({ id, name }) => ({ id, label: name }))}
            value={queue}
            onChange={setQueue}
          />
          <Switch isOn={own !== undefined} onChange={(on) => setOwn(on ? rules.house : null)}>
            {text("administration.surveys.own")}
          </Switch>
          {own ? <WayFields key={queue} way={own.way} onChange={setOwn} /> : null}
        </SettingsPart>
      )}
      <div>
        <Button look="primary" isWaiting={isSaving} isDisabled={!isRight} onPress={() => void save()}>
          {text("administration.surveys.save")}
        </Button>
      </div>
    </div>
  );
}
