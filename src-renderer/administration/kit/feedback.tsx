import type { Saved } from "../../../src-shared/administration/plan-asks.ts";
import type { Fault } from "../../../src-shared/rpc/fault.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { type Said, saidOf } from "./faults.ts";
import { NotSaved } from "./not-saved.tsx";
import styles from "./things.module.css";

interface FeedbackProps {
  readonly said: readonly Said[];
  readonly refused: Fault | null;
  readonly saved: Saved | null;
  readonly isTried: boolean;
  /** Somebody else has changed it meanwhile. */
  readonly theirs: { readonly take: () => void; readonly overwrite: () => void } | null;
}

/** What stands against saving, what to know before it, and what it came to. */
export function Feedback({ said, refused, saved, isTried, theirs }: FeedbackProps) {
  const warnings = said.filter(({ kind }) => kind === "warning").map(({ words }) => words);
  const wrong = said.filter(({ kind }) => kind === "wrong").map(({ words }) => words);
  const told = [...new Set(saved ? saved.warnings.map((one) => saidOf(one).words) : warnings)];
  return (
    <div className={styles["feedback"]}>
      {told.length > 0 ? (
        <Banner look="warn" isBoxed title={text("administration.know")}>
          {told.join(" ")}
        </Banner>
      ) : null}
      {isTried && wrong.length > 0 ? (
        <Banner look="bad" isBoxed title={text("administration.notSaved")}>
          {[...new Set(wrong)].join(" ")}
        </Banner>
      ) : null}
      <NotSaved fault={refused} theirs={theirs} />
      <output className={styles["saved"]}>{saved ? savedText(saved) : null}</output>
    </div>
  );
}

function savedText({ waiting, conversations }: Saved): string {
  if (waiting === 0 && conversations === 0) return text("administration.saved");
  return text("administration.savedFor", { waiting, conversations });
}
