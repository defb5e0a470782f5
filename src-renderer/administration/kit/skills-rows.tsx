import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import type { SkillId } from "../../../src-shared/routing/ids.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { itemsOf, nameIn } from "./items.ts";
import { Rows } from "./rows.tsx";

interface SkillsRowsProps {
  readonly label: string;
  readonly levelLabel: string;
  readonly hint: string;
  readonly plan: RoutingPlan;
  readonly value: ReadonlyArray<{ readonly skill: SkillId; readonly level: number }>;
  readonly onChange: (value: Array<{ skill: SkillId; level: number }>) => void;
  readonly faultOf: (index: number) => string | undefined;
}

const levels = ["1", "2", "3", "4", "5"] as const;

/** Skills with a level from 1 to 5. */
export function SkillsRows({ label, levelLabel, hint, plan, value, onChange, faultOf }: SkillsRowsProps) {
  const { skills } = plan;
  return (
    <Rows
      label={label}
      hint={skills.length === 0 ? text("administration.noSkills") : hint}
      items={value}
      onChange={(rows) => onChange([...rows])}
      blank={() => {
        const free = skills.find(({ id }) => !value.some(({ skill }) => skill === id));
        return free ? { skill: free.id, level: 1 } : null;
      }}
      addLabel={text("administration.addSkill")}
      nameOf={({ skill }) => nameIn(skills, skill)}
      faultOf={faultOf}
    >
      {(row, set) => (
        <>
          <Select
            label={text("administration.skill")}
            items={itemsOf(skills)}
            value={row.skill}
            onChange={(skill) => set({ ...row, skill })}
          />
          <Select
            label={levelLabel}
            items={levels.map((id) => ({ id, label: text(`administration.level.${id}`) }))}
            value={String(row.level) as (typeof levels)[number]}
            onChange={(level) => set({ ...row, level: Number(level) })}
          />
        </>
      )}
    </Rows>
  );
}
