import type { ReactNode } from "react";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { ariaKeys, keyHint } from "../keys/in-force.ts";
import type { CallPhase } from "../media/state.ts";
import { text } from "../text/text.ts";
import type { Control } from "../video/use-controls.tsx";
import styles from "./bar.module.css";

export interface BarProps {
  readonly summary: PublicSummary;
  readonly startedAt: number;
  readonly phase: CallPhase;
  readonly controls: readonly Control[];
  readonly onBack: () => void;
  readonly children?: ReactNode;
}

/**
 * With whom, how it stands, for how long, and what is needed most. Plain buttons with titles: in a window of its own there
 * is no room for anything that would be drawn beside them.
 */
export function Bar({ summary, startedAt, phase, controls, onBack, children }: BarProps) {
  return (
    <div className={styles["bar"]} role="toolbar" aria-label={text("miniBar.title")}>
      <button type="button" className={styles["who"]} title={text("miniBar.back")} onClick={onBack}>
        <span className={styles["name"]}>{summary.visitor.name || text("call.visitorName")}</span>
        <span className={styles["state"]}>
          {phase.state === "connected" ? null : (
            <span className={styles["trouble"]}>{text("miniBar.state", { state: phase.state })} · </span>
          )}
          <RunningTime since={startedAt} />
        </span>
      </button>
      {controls.map((control) => (
        <BarButton key={control.id} {...control} />
      ))}
      {children}
    </div>
  );
}

export function BarButton({
  label,
  tip,
  shortcut,
  isOn,
  isCalm,
  isEnd,
  isWaiting,
  icon,
  run,
}: Omit<Control, "id" | "shortcut"> & { readonly shortcut?: string }) {
  const words = tip ?? text(label);
  const keys = shortcut ? keyHint(shortcut) : "";
  return (
    <button
      type="button"
      className={styles["control"]}
      aria-label={text(label)}
      title={keys ? `${words} (${keys})` : words}
      aria-busy={isWaiting}
      data-end={isEnd}
      data-calm={isCalm}
      {...(isOn === undefined ? {} : { "aria-pressed": isOn })}
      {...(shortcut ? { "aria-keyshortcuts": ariaKeys(shortcut) } : {})}
      onClick={run}
    >
      {icon}
    </button>
  );
}
