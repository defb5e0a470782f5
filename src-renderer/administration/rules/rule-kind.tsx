import { RuleWritten } from "../../../src-shared/administration/plan.ts";
import { RuleBody, RuleId } from "../../../src-shared/routing/rules.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { type FormProps, type Kind, ofList } from "../kit/kind.ts";
import { nameIn } from "../kit/items.ts";
import { NameField } from "../kit/name-field.tsx";
import { RuleConditionsForm } from "./rule-conditions.tsx";
import { RulePlace } from "./rule-place.tsx";
import { RuleTargetForm } from "./rule-target.tsx";

/** Which visitors go where (features 001-22, 001-25). */
export const ruleKind: Kind<RuleWritten> = {
  ...ofList("rules", RuleWritten),
  section: "rules",
  blank: ({ sites, queues }) => ({
    site: sites[0]?.id ?? null,
    name: "",
    ...RuleBody.parse({ target: { to: "queue", queue: (sites[0] ?? { queue: queues[0]!.id }).queue } }),
  }),
  detailOf: ({ site, target }, { sites, queues, bots }) =>
    text("administration.rule.leads", {
      site: site === null ? text("administration.rule.botsOnly") : nameIn(sites, site),
      target: target.to === "bot" ? nameIn(bots, target.bot) : nameIn(queues, target.queue),
    }),
  save: (id, to, expected) =>
    expected
      ? desk.ask("rule.save", { id: RuleId.parse(id), to, expected })
      : desk.ask("rule.add", { id: RuleId.parse(id), to }),
  remove: (id, expected) => desk.ask("rule.remove", { id: RuleId.parse(id), expected }),
  Form: RuleForm,
};

function RuleForm(props: FormProps<RuleWritten>) {
  const { value, onChange, faults } = props;
  return (
    <>
      <NameField value={value.name} onChange={(name) => onChange({ name })} fault={faults.at("name")} />
      <RulePlace {...props} />
      {value.site === null ? null : <RuleConditionsForm {...props} />}
      <RuleTargetForm {...props} />
    </>
  );
}
