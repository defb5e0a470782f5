import { useState } from "react";
import type { Queue } from "../../../src-shared/queues/model.ts";
import type { SurveyRules, SurveyWay } from "../../../src-shared/surveys/rules.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { SettingsPart } from "../../settings/settings-part.tsx";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { RulesPage } from "../kit/rules-page.tsx";
import { WhenRead } from "../kit/unread.tsx";
import { isRightWay, WayFields } from "./way-fields.tsx";

const readRules = () => desk.ask("surveyRules.read", {});

/** After which conversations visitors are asked how it was, and how: for the house, and for queues with ways of their own. */
export function SurveysSection({ queues }: { queues: readonly Queue[] }) {
  const read = useRead(readRules);
  return (
    <WhenRead {...read}>
      {({ rules: held }) => (
        <RulesPage
          section="surveys"
          held={held}
          isRight={({ days, house, queues: own }) =>
            isDays(days) && [house, ...own.map(({ way }) => way)].every(isRightWay)
          }
          save={(rules) => desk.ask("surveyRules.change", { rules })}
          again={read.again}
        >
          {(rules, change) => <SurveysFields rules={rules} change={change} queues={queues} />}
        </RulesPage>
      )}
    </WhenRead>
  );
}

const isDays = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 90;

interface SurveysFieldsProps {
  readonly rules: SurveyRules;
  readonly change: (part: Partial<SurveyRules>) => void;
  readonly queues: readonly Queue[];
}

function SurveysFields({ rules, change, queues }: SurveysFieldsProps) {
  const [queue, setQueue] = useState<Queue["id"] | null>(queues[0]?.id ?? null);
  const own = rules.queues.find((one) => one.queue === queue);
  function setOwn(way: SurveyWay | null): void {
    const others = rules.queues.filter((one) => one.queue !== queue);
    change({ queues: way && queue !== null ? [...others, { queue, way }] : others });
  }
  return (
    <>
      <SettingsPart
        level={3}
        title={text("administration.surveys.house")}
        intro={text("administration.surveys.houseText")}
      >
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
        <SettingsPart
          level={3}
          title={text("administration.surveys.queue")}
          intro={text("administration.surveys.queueText")}
        >
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
    </>
  );
}
