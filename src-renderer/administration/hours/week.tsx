import type { Hours } from "../../../src-shared/routing/hours.ts";
import { weekdays } from "../../../src-shared/routing/week.ts";
import { text } from "../../text/text.ts";
import type { Faults } from "../kit/faults.ts";
import styles from "./hours.module.css";
import { Spans } from "./spans.tsx";

interface WeekProps {
  readonly value: Hours["weekly"];
  readonly onChange: (weekly: Hours["weekly"]) => void;
  readonly faults: Faults;
}

/** Seven days, each with its spans. */
export function Week({ value, onChange, faults }: WeekProps) {
  return (
    <div className={styles["week"]}>
      {weekdays.map((day) => {
        const name = text(`administration.hours.${day}`);
        return (
          <fieldset key={day} className={styles["day"]} aria-label={name}>
            <span className={styles["dayName"]}>{name}</span>
            <Spans
              name={name}
              value={value[day]}
              onChange={(spans) => onChange({ ...value, [day]: spans })}
              fault={faults.under(`hours.weekly.${day}`)}
            />
          </fieldset>
        );
      })}
    </div>
  );
}
