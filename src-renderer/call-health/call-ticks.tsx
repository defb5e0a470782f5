import { Check, CircleHelp, Minus, X } from "lucide-react";
import type { CallId } from "../../src-shared/video/model.ts";
import type { MediaState } from "../media/state.ts";
import { text } from "../text/text.ts";
import styles from "./call-ticks.module.css";
import { tickNames } from "./findings.ts";
import { useTicks } from "./use-findings.ts";

const icons = { yes: Check, no: X, off: Minus, unknown: CircleHelp } as const;

/** What the visitor hears and sees of this agent, as his own device reports it. */
export function CallTicks({ call, media, name }: { call: CallId; media: MediaState; name: string }) {
  const ticks = useTicks(call, media);
  return (
    <ul className={styles["ticks"]} aria-label={text("health.ticks", { name })}>
      {tickNames.map((tick) => {
        const is = ticks[tick];
        const Icon = icons[is];
        return (
          <li
            key={tick}
            className={styles["tick"]}
            data-tick={tick}
            data-is={is}
            title={text(`health.tip.${is}`, { name })}
          >
            <Icon size={13} aria-hidden="true" />
            {text(`health.${tick}.${is}`)}
          </li>
        );
      })}
    </ul>
  );
}
