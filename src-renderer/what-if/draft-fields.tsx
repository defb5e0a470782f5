import type { DayKnown } from "../../src-shared/replay/model.ts";
import type { Names } from "../../src-shared/supervision/colleague.ts";
import { text } from "../text/text.ts";
import { Choice } from "../ui/choice.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { type Counted, type Draft, isTime, numberIn, ranges } from "./draft.ts";
import styles from "./what-if.module.css";

interface DraftFieldsProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly queues: DayKnown["queues"];
  readonly skills: Names["skills"];
}

const nobody = "nobody";
const levels = ["0", "1", "2", "3", "4", "5"] as const;

/** What it is to be: the fields of this kind of change. */
export function DraftFields({ draft, set, queues, skills }: DraftFieldsProps) {
  const { is } = draft;
  switch (is) {
    case "threshold":
      return <NumberOf is={is} draft={draft} set={set} hint={text("whatIf.thresholdHint")} mayBeEmpty />;
    case "more":
    case "priority":
    case "aging":
    case "target":
      return <NumberOf is={is} draft={draft} set={set} />;
    case "widens":
      return (
        <>
          <NumberOf is={is} draft={draft} set={set} hint={text("whatIf.widensHint")} />
          <Select
            label={text("whatIf.andAsk")}
            items={[
              { id: nobody, label: text("whatIf.noOther") },
              ...queues
                .filter(({ id }) => id !== draft.queue)
                .map(({ id, name }) => ({ id: id as string, label: name })),
            ]}
            value={draft.add ?? nobody}
            onChange={(id) => set({ add: queues.find((queue) => queue.id === id)?.id ?? null })}
          />
        </>
      );
    case "places":
      return (
        <>
          <Choice
            label={text("whatIf.channel")}
            items={(["chat", "video"] as const).map((id) => ({ id, label: text(`whatIf.channel.${id}`) }))}
            value={draft.channel}
            onChange={(channel) => set({ channel })}
          />
          <NumberOf is={is} draft={draft} set={set} />
        </>
      );
    case "needs":
    case "skill":
      return <SkillFields draft={draft} set={set} skills={skills} />;
    case "serves":
    case "first":
      return (
        <Choice
          label={text(`whatIf.kind.${is}`)}
          items={(["yes", "no"] as const).map((id) => ({ id, label: text(`whatIf.${is}.${id}`) }))}
          value={draft.yes ? "yes" : "no"}
          onChange={(answer) => set({ yes: answer === "yes" })}
        />
      );
    case "hours":
      return (
        <div className={styles["pair"]}>
          <TimeField label={text("whatIf.from")} value={draft.from} isEnd={false} onChange={(from) => set({ from })} />
          <TimeField label={text("whatIf.to")} value={draft.to} isEnd onChange={(to) => set({ to })} />
        </div>
      );
  }
}

function NumberOf({
  is,
  draft,
  set,
  hint,
  mayBeEmpty = false,
}: Pick<DraftFieldsProps, "draft" | "set"> & { is: Counted; hint?: string; mayBeEmpty?: boolean }) {
  const { number } = draft;
  const isWrong = numberIn(draft) === null && !(mayBeEmpty && number.trim() === "");
  return (
    <TextField
      label={text(`whatIf.number.${is}`)}
      value={number}
      onChange={(value) => set({ number: value })}
      inputMode="numeric"
      {...(hint ? { hint } : {})}
      fault={isWrong ? text("whatIf.numberWrong", ranges[is]) : null}
    />
  );
}

function TimeField(field: { label: string; value: string; isEnd: boolean; onChange: (value: string) => void }) {
  return (
    <TextField
      label={field.label}
      value={field.value}
      onChange={field.onChange}
      fault={isTime(field.value, field.isEnd) ? null : text("whatIf.timeWrong")}
    />
  );
}

function SkillFields({ draft, set, skills }: Pick<DraftFieldsProps, "draft" | "set" | "skills">) {
  if (skills.length === 0) return <p className={styles["soft"]}>{text("supervision.noSkills")}</p>;
  return (
    <>
      <Select
        label={text("whatIf.skill")}
        items={skills.map(({ id, name }) => ({ id, label: name }))}
        value={draft.skill}
        onChange={(skill) => set({ skill })}
        placeholder={text("whatIf.choose")}
      />
      <Select
        label={text("whatIf.level")}
        items={levels.map((id) => ({
          id,
          label: id === "0" ? text("whatIf.notAtAll") : text("supervision.level", { level: id }),
        }))}
        value={levels[draft.level] ?? "0"}
        onChange={(level) => set({ level: Number(level) })}
      />
    </>
  );
}
