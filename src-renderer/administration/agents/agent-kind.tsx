import { AccountId } from "../../../src-shared/accounts/model.ts";
import { checkAgent } from "../../../src-shared/administration/check-others.ts";
import { AgentRouting } from "../../../src-shared/routing/agent-settings.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { Switch } from "../../ui/switch.tsx";
import type { FormProps, Kind } from "../kit/kind.ts";
import { nameIn } from "../kit/items.ts";
import { Part } from "../kit/part.tsx";
import { SkillsRows } from "../kit/skills-rows.tsx";
import { Ticks } from "../kit/ticks.tsx";
import { AgentPlaces } from "./agent-places.tsx";
import { AgentQueues } from "./agent-queues.tsx";

/** Whom an agent answers, and how much at a time (features 001-05, H1). */
export const agentKind: Kind<AgentRouting> = {
  section: "agents",
  schema: AgentRouting,
  things: ({ agents }) => agents.map(({ id, routing }) => ({ id, body: routing })),
  blank: null,
  nameOf: (id, _body, { agents }) => nameIn(agents, id),
  detailOf: ({ skills }, plan) =>
    skills.length === 0
      ? text("administration.agent.noSkills")
      : skills.map(({ skill, level }) => `${nameIn(plan.skills, skill)} ${level}`).join(", "),
  findings: (plan, _id, routing) => checkAgent(plan, { routing }),
  uses: () => [],
  save: (id, to, expected) => desk.ask("agent.save", { id: AccountId.parse(id), to, expected: expected ?? to }),
  remove: null,
  Form: AgentForm,
};

function AgentForm({ value, onChange, faults, plan }: FormProps<AgentRouting>) {
  const { skills, groups, interruptible, first, autoAccept } = value;
  return (
    <>
      <Part title={text("administration.agent.what")}>
        <SkillsRows
          label={text("administration.section.skills")}
          levelLabel={text("administration.level")}
          hint={text("administration.agent.skillsText")}
          plan={plan}
          value={skills}
          onChange={(changed) => onChange({ skills: changed })}
          faultOf={(index) => faults.under(`skills.${index}`)}
        />
        <AgentQueues value={value.queues} onChange={(queues) => onChange({ queues })} faults={faults} plan={plan} />
        <Ticks
          label={text("administration.section.groups")}
          items={plan.groups}
          chosen={groups}
          onChange={(changed) => onChange({ groups: [...changed] })}
          empty={text("administration.agent.noGroups")}
        />
      </Part>
      <Part title={text("administration.agent.howMuch")}>
        <AgentPlaces value={value} onChange={onChange} faults={faults} house={plan.house} />
        <Switch isOn={interruptible} onChange={(on) => onChange({ interruptible: on })}>
          {text("administration.agent.interruptible")}
        </Switch>
        <Switch isOn={first} onChange={(on) => onChange({ first: on })}>
          {text("administration.agent.first")}
        </Switch>
        <Switch isOn={autoAccept} onChange={(on) => onChange({ autoAccept: on })}>
          {text("administration.agent.autoAccept")}
        </Switch>
      </Part>
    </>
  );
}
