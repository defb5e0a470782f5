import * as z from "zod/mini";
import { QueueId } from "../queues/model.ts";
import { BotId, GroupId } from "../routing/ids.ts";
import { RuleId } from "../routing/rules.ts";
import { lineOf } from "../text/clean.ts";
import { OutsideUrl } from "../webhooks/model.ts";

const line = z.string().check(z.trim(), z.minLength(1, "text-empty"), z.maxLength(1000, "text-too-long"));
const name = z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing")));
/** The name of a step within its script. */
const StepId = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, "step-id-wrong"));

/** Where a bot hands a visitor to (features 001-22, 001-25). */
export const HandOver = z.discriminatedUnion("to", [
  z.object({ to: z.literal("rule"), rule: RuleId }),
  z.object({ to: z.literal("queue"), queue: QueueId, group: z._default(z.nullable(GroupId), null) }),
]);
export type HandOver = z.infer<typeof HandOver>;

/**
 * One step: `say` goes on by itself; `ask` waits for an answer (a choice, or by words that stand in what the visitor
 * writes); `hand-over` ends the script when somebody there takes the visitor, else goes on at `refused`; `form` asks him
 * to leave a message.
 */
export const BotStep = z.discriminatedUnion("do", [
  z.object({ do: z.literal("say"), id: StepId, text: line, next: z._default(z.nullable(StepId), null) }),
  z.object({
    do: z.literal("ask"),
    id: StepId,
    text: line,
    choices: z
      .array(z.object({ text: lineOf(80), words: z._default(z.array(lineOf(40)), []), next: StepId }))
      .check(z.minLength(1, "choices-missing"), z.maxLength(8)),
    /** Said before the question is asked again when no choice was understood. */
    again: line,
  }),
  z.object({ do: z.literal("hand-over"), id: StepId, to: HandOver, refused: StepId }),
  z.object({ do: z.literal("form"), id: StepId, text: line }),
]);
export type BotStep = z.infer<typeof BotStep>;

/** The first step begins. Every step that is named exists, and no `say` leads back to itself without a question between. */
export const BotScript = z
  .object({ steps: z.array(BotStep).check(z.minLength(1, "steps-missing"), z.maxLength(100)) })
  .check(
    z.refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, "step-twice"),
    z.refine(({ steps }) => steps.every((step) => nextOf(step).every((id) => known(steps, id))), "step-unknown"),
    z.refine(({ steps }) => !saysForever(steps), "steps-in-a-circle"),
  );
export type BotScript = z.infer<typeof BotScript>;

/** Another program that answers, and how many seconds it has for it. What it may lead to is judged when it is asked. */
export const BotRemote = z.object({ url: OutsideUrl, within: z.int().check(z.minimum(1), z.maximum(10)) });
export type BotRemote = z.infer<typeof BotRemote>;

/**
 * A routing target that answers by a script, or by what another program says: then the script is for when that does not
 * answer, or hands over without saying where. `bot.body` is the JSON of `script`.
 */
export const Bot = z.object({ id: BotId, name, script: BotScript, remote: z.optional(BotRemote) });
export type Bot = z.infer<typeof Bot>;

function nextOf(step: BotStep): string[] {
  if (step.do === "ask") return step.choices.map(({ next }) => next);
  const next = step.do === "say" ? step.next : step.do === "hand-over" ? step.refused : null;
  return next === null ? [] : [next];
}

function known(steps: readonly BotStep[], id: string): boolean {
  return steps.some((step) => step.id === id);
}

/** Following steps that need nobody's answer comes back to where it was. */
function saysForever(steps: readonly BotStep[]): boolean {
  const byId = new Map(steps.map((step) => [step.id, step]));
  return steps.some((begin) => {
    const seen = new Set<string>();
    for (let step: BotStep | undefined = begin; step && step.do !== "ask";) {
      if (seen.has(step.id)) return true;
      seen.add(step.id);
      step = byId.get(nextOf(step)[0] ?? "");
    }
    return false;
  });
}
