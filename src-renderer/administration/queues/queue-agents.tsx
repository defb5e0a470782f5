import { text } from "../../text/text.ts";
import { Choice } from "../../ui/choice.tsx";
import { NumberField } from "../kit/number-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import { SkillsRows } from "../kit/skills-rows.tsx";
import { Ticks } from "../kit/ticks.tsx";
import type { SettingsProps } from "./settings-props.ts";

/** Who is asked, and who is asked after a while (rings that widen). */
export function QueueAgents({ id, settings, set, faults, plan }: SettingsProps) {
  const { needs, matching, priority, aging, rings, lastAgentFor } = settings;
  const others = plan.queues.filter((queue) => queue.id !== id);
  return (
    <Part title={text("administration.queue.agents")} intro={text("administration.queue.agentsText")}>
      <SkillsRows
        label={text("administration.queue.needs")}
        levelLabel={text("administration.least.level")}
        hint={text("administration.queue.needsText")}
        plan={plan}
        value={needs.map(({ skill, least }) => ({ skill, level: least }))}
        onChange={(rows) => set({ needs: rows.map(({ skill, level }) => ({ skill, least: level })) })}
        faultOf={(index) => faults.under(`settings.needs.${index}`)}
      />
      <Choice
        label={text("administration.queue.matching")}
        value={matching}
        onChange={(chosen) => set({ matching: chosen })}
        items={[
          { id: "all", label: text("administration.queue.matchingAll") },
          { id: "best", label: text("administration.queue.matchingBest") },
          { id: "none", label: text("administration.queue.matchingNone") },
        ]}
      />
      <Rows
        label={text("administration.queue.rings")}
        hint={text("administration.queue.ringsText")}
        items={rings}
        onChange={(changed) => set({ rings: [...changed] })}
        blank={() => (rings.length < 6 ? { after: (rings.at(-1)?.after ?? 0) + 30, drop: [], add: [] } : null)}
        addLabel={text("administration.queue.addRing")}
        nameOf={(_ring, index) => text("administration.queue.ring", { number: index + 1 })}
        fault={faults.at("settings.rings")}
        faultOf={(index) => faults.under(`settings.rings.${index}`)}
      >
        {(ring, put) => (
          <>
            <NumberField
              label={text("administration.queue.ringAfter")}
              value={ring.after}
              onChange={(after) => put({ ...ring, after: after ?? Number.NaN })}
            />
            <Ticks
              label={text("administration.queue.ringDrop")}
              items={plan.skills}
              chosen={ring.drop}
              onChange={(drop) => put({ ...ring, drop: [...drop] })}
              empty={text("administration.noSkills")}
            />
            <Ticks
              label={text("administration.queue.ringAdd")}
              items={others}
              chosen={ring.add}
              onChange={(add) => put({ ...ring, add: [...add] })}
              empty={text("administration.queue.noOthers")}
            />
          </>
        )}
      </Rows>
      <Beside>
        <NumberField
          label={text("administration.queue.priority")}
          hint={text("administration.queue.priorityText")}
          value={priority}
          onChange={(value) => set({ priority: value ?? Number.NaN })}
          fault={faults.at("settings.priority")}
        />
        <NumberField
          label={text("administration.queue.aging")}
          hint={text("administration.queue.agingText")}
          value={aging}
          onChange={(value) => set({ aging: value ?? Number.NaN })}
          fault={faults.at("settings.aging")}
        />
        <NumberField
          label={text("administration.queue.lastAgent")}
          hint={text("administration.queue.lastAgentText")}
          value={lastAgentFor}
          onChange={(value) => set({ lastAgentFor: value ?? Number.NaN })}
          fault={faults.at("settings.lastAgentFor")}
        />
      </Beside>
    </Part>
  );
}
