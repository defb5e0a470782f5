import { chosenStates } from "../../src-shared/presence/model.ts";
import { CodeBody, GroupBody, SkillBody } from "../../src-shared/administration/plan.ts";
import { CodeId, GroupId, SkillId } from "../../src-shared/routing/ids.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { type FormProps, type Kind, ofList } from "./kit/kind.ts";
import { NameField } from "./kit/name-field.tsx";

function NameForm({ value, onChange, faults }: FormProps<{ name: string }>) {
  return <NameField value={value.name} onChange={(name) => onChange({ name })} fault={faults.at("name")} />;
}

/** What agents can and visitors need, such as a language. */
export const skillKind: Kind<SkillBody> = {
  ...ofList("skills", SkillBody),
  section: "skills",
  blank: () => ({ name: "" }),
  detailOf: ({ name }, { skills, agents }) => {
    const id = skills.find((skill) => skill.name === name)?.id;
    const count = agents.filter(({ routing }) => routing.skills.some(({ skill }) => skill === id)).length;
    return text("administration.agentsHave", { count });
  },
  save: (id, to, expected) =>
    expected
      ? desk.ask("skill.save", { id: SkillId.parse(id), to, expected })
      : desk.ask("skill.add", { id: SkillId.parse(id), to }),
  remove: (id, expected) => desk.ask("skill.remove", { id: SkillId.parse(id), expected }),
  Form: NameForm,
};

/** Agents whom rules name together (features 001-19, 001-25). */
export const groupKind: Kind<GroupBody> = {
  ...ofList("groups", GroupBody),
  section: "groups",
  blank: () => ({ name: "" }),
  detailOf: ({ name }, { groups, agents }) => {
    const id = groups.find((group) => group.name === name)?.id;
    const count = agents.filter(({ routing }) => routing.groups.some((group) => group === id)).length;
    return text("administration.agentsIn", { count });
  },
  save: (id, to, expected) =>
    expected
      ? desk.ask("group.save", { id: GroupId.parse(id), to, expected })
      : desk.ask("group.add", { id: GroupId.parse(id), to }),
  remove: (id, expected) => desk.ask("group.remove", { id: GroupId.parse(id), expected }),
  Form: NameForm,
};

/** The house's own words for an agent's states (features A1). */
export const codeKind: Kind<CodeBody> = {
  ...ofList("codes", CodeBody),
  section: "codes",
  blank: () => ({ name: "", state: "away" }),
  detailOf: ({ state }) => text(`presence.${state}`),
  save: (id, to, expected) =>
    expected
      ? desk.ask("code.save", { id: CodeId.parse(id), to, expected })
      : desk.ask("code.add", { id: CodeId.parse(id), to }),
  remove: (id, expected) => desk.ask("code.remove", { id: CodeId.parse(id), expected }),
  Form: ({ value, onChange, faults }) => (
    <>
      <NameField value={value.name} onChange={(name) => onChange({ name })} fault={faults.at("name")} />
      <Select
        label={text("administration.codeState")}
        hint={text("administration.codeStateText")}
        items={chosenStates.map((state) => ({ id: state, label: text(`presence.${state}`) }))}
        value={value.state}
        onChange={(state) => onChange({ state })}
      />
    </>
  ),
};
