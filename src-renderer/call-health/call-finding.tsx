import { BookOpen, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { CallId } from "../../src-shared/video/model.ts";
import type { MediaState } from "../media/state.ts";
import { openGuide } from "../guide/show-guide.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { say } from "../ui/spoken.tsx";
import styles from "./call-finding.module.css";
import { sentenceOf } from "./sentence.ts";
import { useShownFinding } from "./use-findings.ts";

export interface CallFindingProps {
  readonly call: CallId;
  readonly media: MediaState;
  readonly name: string;
  readonly wasHere: boolean;
}

/** One plain sentence of what is wrong in the call, on whose side, and what to say. Hidden by choice until it is another. */
export function CallFinding({ call, media, name, wasHere }: CallFindingProps) {
  const finding = useShownFinding(call, media, wasHere);
  const [hidden, setHidden] = useState<string | null>(null);
  const sentence = finding ? sentenceOf(finding, name) : undefined;
  const what = sentence?.what ?? "";
  const words = sentence?.say ?? "";
  // Once it was over it is news when it comes again.
  if (hidden !== null && finding?.rule !== hidden) setHidden(null);

  useEffect(() => {
    if (what !== "") say(`${what} ${words}`);
  }, [what, words]);

  if (!finding || !sentence || hidden === finding.rule) return null;
  return (
    <section className={styles["finding"]} aria-label={text("health.title")} data-rule={finding.rule}>
      <span className={styles["side"]}>{text("health.side", { side: finding.side, name })}</span>
      <div className={styles["words"]}>
        <p className={styles["what"]}>{what}</p>
        <p>{words}</p>
      </div>
      <IconButton label={text("guide.open")} look="stage" size="small" onPress={() => openGuide(finding.rule)}>
        <BookOpen size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={text("health.hide")} look="stage" size="small" onPress={() => setHidden(finding.rule)}>
        <X size={15} aria-hidden="true" />
      </IconButton>
    </section>
  );
}
