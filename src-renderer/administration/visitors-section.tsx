import { faultInFields, type PanelRules, popTimes } from "../../src-shared/visitor-panel/model.ts";
import { useRead } from "../accounts/use-read.ts";
import { desk } from "../desk-link.ts";
import { SettingsPart } from "../settings/settings-part.tsx";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { FieldFault } from "./kit/field-fault.tsx";
import { RulesPage } from "./kit/rules-page.tsx";
import { WhenRead } from "./kit/unread.tsx";
import { WrapUpFields } from "./queues/wrap-up-fields.tsx";

const readRules = () => desk.ask("panel.rules", {});

/** What stands beside a conversation: fields of the house's own, and when other systems are opened. */
export function VisitorsSection() {
  const read = useRead(readRules);
  return (
    <WhenRead {...read}>
      {({ rules: held }) => (
        <RulesPage
          section="visitors"
          held={held}
          isRight={({ fields }) =>
            faultInFields(fields) === undefined && fields.every(({ label }) => label.trim() !== "")
          }
          save={(to, expected) => desk.ask("panel.change", { to, expected })}
          again={read.again}
        >
          {(rules, change) => <PanelFields rules={rules} change={change} />}
        </RulesPage>
      )}
    </WhenRead>
  );
}

interface PanelFieldsProps {
  readonly rules: PanelRules;
  readonly change: (part: Partial<PanelRules>) => void;
}

function PanelFields({ rules, change }: PanelFieldsProps) {
  const wrong = faultInFields(rules.fields);
  return (
    <>
      <SettingsPart
        level={3}
        title={text("administration.visitors.fields")}
        intro={text("administration.visitors.fieldsText")}
      >
        <WrapUpFields
          label={text("administration.visitors.fieldRows")}
          value={rules.fields.map((field) => ({ ...field, required: false }))}
          onChange={(fields) => change({ fields: fields.map(({ required: _required, ...field }) => field) })}
          faults={noFaults}
          mayBeRequired={false}
        />
        {wrong ? <FieldFault>{faultText({ code: "invalid", reason: wrong })}</FieldFault> : null}
      </SettingsPart>
      <SettingsPart
        level={3}
        title={text("administration.visitors.pop")}
        intro={text("administration.visitors.popText")}
      >
        <Select
          label={text("administration.visitors.popWhen")}
          items={popTimes.map((id) => ({ id, label: text(`administration.visitors.pop.${id}`) }))}
          value={rules.pop}
          onChange={(pop) => change({ pop })}
        />
      </SettingsPart>
    </>
  );
}

const noFaults = { at: () => undefined, under: () => undefined };
