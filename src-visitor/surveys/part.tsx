import { type ReadonlySignal, signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { said } from "../../src-shared/sites/said.ts";
import { changeFor, longestComment, type SurveyView } from "../../src-shared/surveys/model.ts";
import type { Shelf } from "../shelf.ts";
import { surveyFaultText, surveyText } from "../text/survey-text.ts";
import { timeText } from "../text/text.ts";
import { Scores } from "./scores.tsx";
import "../ui/card.css";
import "./part.css";

interface SurveyPorts {
  readonly ask: Link<VisitorContract>["ask"];
  readonly machine: Machine;
  /** The hub's clock. */
  readonly now: () => number;
  readonly summary: ReadonlySignal<PublicSummary | undefined>;
  /** Keeps what was typed, for this tab. */
  readonly tab: Shelf;
}

/** What is asked after a conversation: one tap, and a comment for who wants to say more. It is in nobody's way. */
export function surveyPart({ ask, machine, now, summary, tab }: SurveyPorts): ComponentType {
  const fault = signal<Fault | null>(null);
  const busy = signal(false);
  let of: string | undefined;

  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    fault.value = null;
    try {
      await work();
      return true;
    } catch (error) {
      fault.value = faultOf(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return function Survey() {
    const { id, survey } = summary.value ?? {};
    // Another conversation has ended: nothing of the one before is said of it.
    if (of !== id) {
      of = id;
      fault.value = null;
    }
    const open = survey ? openUntil(survey) : 0;
    const isOpen = useStillOpen(machine, now, open);
    if (!id || !survey || (survey.state === "asked" && !isOpen) || survey.state === "lapsed") return null;
    const { score, text, answers, state } = survey;
    const answer = (next: number, comment: string) =>
      run(() => ask("survey.answer", { conversation: id, score: next, text: comment, after: answers }));
    const own = Object.keys(survey.question);
    const question = said(survey.question, own, navigator.languages) || surveyText("question");

    async function comment(written: string): Promise<void> {
      if (score !== null && (await answer(score, written))) tab.keep("comment", null);
    }
    return (
      <form
        class="card survey"
        aria-labelledby="survey-question"
        onSubmit={(event) => {
          event.preventDefault();
          void comment(event.currentTarget.querySelector("textarea")?.value ?? "");
        }}
      >
        <h2 id="survey-question" dir="auto">
          {question}
        </h2>
        <Scores
          scale={survey.scale}
          score={score}
          isOpen={isOpen && !busy.value}
          choose={(next) => void answer(next, text)}
        />
        {state === "answered" && (
          <output>
            {surveyText(text === "" ? "thanks" : "thanksComment")}{" "}
            {isOpen && surveyText("change", { time: timeText(open - now() + Date.now()) })}
          </output>
        )}
        {state === "answered" && isOpen && survey.comment && (
          <>
            <label>
              {surveyText("comment")}
              <textarea
                key={`${id} ${answers === 0}`}
                name="comment"
                rows={2}
                maxLength={longestComment}
                dir="auto"
                defaultValue={commentFor(tab, id) ?? text}
                onInput={({ currentTarget }) => tab.keep("comment", JSON.stringify([id, currentTarget.value]))}
              />
            </label>
            <button type="submit" aria-disabled={busy.value}>
              {surveyText("send")}
            </button>
          </>
        )}
        {state === "asked" && (
          <button type="button" class="quiet" onClick={() => void run(() => ask("survey.skip", { conversation: id }))}>
            {surveyText("skip")}
          </button>
        )}
        {fault.value && (
          <p class="fault" role="alert">
            {surveyFaultText(fault.value)}
          </p>
        )}
      </form>
    );
  };
}

/** Until when it may be answered or changed, by the hub's clock. */
const openUntil = ({ until, answeredAt }: SurveyView): number => (answeredAt === null ? until : answeredAt + changeFor);

/** Whether that time is still to come; drawn anew when it is over. */
function useStillOpen(machine: Machine, now: () => number, until: number): boolean {
  const [, again] = useState(0);
  const isOpen = until > now();
  useEffect(() => {
    const left = until - now();
    // What is longer than a timer can be is longer than any page stays.
    if (!isOpen || left > 2 ** 31 - 1) return undefined;
    return machine.after(left + 1, () => again((count) => count + 1));
  }, [machine, now, until, isOpen]);
  return isOpen;
}

/** What was typed for this conversation before the page was loaded anew. */
function commentFor(tab: Shelf, id: string): string | undefined {
  const kept = tab.read("comment");
  if (kept === null) return undefined;
  try {
    const [of, written] = JSON.parse(kept) as [unknown, unknown];
    return of === id && typeof written === "string" ? written : undefined;
  } catch {
    return undefined;
  }
}
