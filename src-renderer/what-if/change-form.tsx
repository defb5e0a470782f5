import { type FormEvent, useState } from "react";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import type { DayKnown } from "../../src-shared/replay/model.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import { addChange } from "./what-if.ts";
import { changeIn, type Draft, emptyDraft, type Kind, kinds, ofAgent } from "./draft.ts";
import { DraftFields } from "./draft-fields.tsx";
import styles from "./what-if.module.css";

const firstNumber: Partial<Record<Kind, string>> = { more: "1", threshold: "0", widens: "60", target: "20" };

/** One thing that is to be other than it was. */
export function ChangeForm({ day, skills }: { day: DayKnown; skills: Names["skills"] }) {
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const set = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const named = theirs(draft, day, skills);
  const change = changeIn(named);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (change) addChange(change);
  }
  return (
    <form className={styles["form"]} onSubmit={submit} aria-label={text("whatIf.addChange")}>
      <Select
        label={text("whatIf.what")}
        items={kinds.map((id) => ({ id, label: text(`whatIf.kind.${id}`) }))}
        value={draft.is}
        onChange={(is) => set({ is, number: firstNumber[is] ?? "1" })}
      />
      {ofAgent.has(draft.is) ? (
        <Select
          label={text(draft.is === "more" ? "whatIf.like" : "whatIf.agent")}
          items={day.agents.map(({ id, name }) => ({ id, label: name }))}
          value={named.agent}
          onChange={(agent) => set({ agent })}
          placeholder={text("whatIf.choose")}
          hint={day.agentsLeftOff > 0 ? text("whatIf.agentsLeftOff", { count: day.agentsLeftOff }) : undefined}
        />
      ) : null}
      {ofAgent.has(draft.is) && draft.is !== "serves" ? null : (
        <Select
          label={text("whatIf.queue")}
          items={day.queues.map(({ id, name }) => ({ id, label: name }))}
          value={named.queue}
          onChange={(queue) => set({ queue })}
          placeholder={text("whatIf.choose")}
        />
      )}
      <DraftFields draft={named} set={set} queues={day.queues} skills={skills} />
      <Button type="submit" isDisabled={change === null}>
        {text("whatIf.add")}
      </Button>
    </form>
  );
}

/** Where there is only one it is chosen; what another day knew is not. */
function theirs(draft: Draft, { queues, agents }: DayKnown, skills: Names["skills"]): Draft {
  return {
    ...draft,
    queue: chosenOf(queues, draft.queue),
    agent: chosenOf(agents, draft.agent),
    skill: chosenOf(skills, draft.skill),
    add: queues.some(({ id }) => id === draft.add) ? draft.add : null,
  };
}

function chosenOf<Id extends string>(all: ReadonlyArray<{ readonly id: Id }>, id: Id | null): Id | null {
  if (all.some((one) => one.id === id)) return id;
  return all.length === 1 ? all[0]!.id : null;
}
