import type { Appointment } from "../../src-shared/appointments/model.ts";
import { perLanguage } from "../text/language.ts";
import { text } from "../text/text.ts";
import { clockTime } from "../text/times.ts";
import styles from "./appointments-room.module.css";
import { lookOf, nameOf, stateText, timesText, withText } from "./look.ts";
import { hoursShown, lanesOf, wallMinutes } from "./week.ts";

/** So that a quarter of an hour has room for a line; the style sheet has the same number. */
const hourHigh = 72;
const dayName = perLanguage(
  (own) => new Intl.DateTimeFormat(own, { weekday: "short", day: "numeric", month: "short" }),
);
const dayInFull = perLanguage((own) => new Intl.DateTimeFormat(own, { dateStyle: "full" }));

export interface ViewProps {
  readonly appointments: readonly Appointment[];
  readonly now: number;
  readonly onChoose: (appointment: Appointment) => void;
}

/** A week as a calendar. Every block is a button; they follow each other by day and time. */
export function WeekView({ days, appointments, now, onChoose }: ViewProps & { readonly days: readonly number[] }) {
  const [first, last] = hoursShown(appointments);
  const hours = Array.from({ length: last - first }, (_, index) => first + index);
  const spans = days.slice(0, 7).map((from, index) => ({ from, to: days[index + 1]! }));
  return (
    <div className={styles["week"]}>
      <span />
      {spans.map(({ from, to }) => (
        <span
          key={from}
          className={styles["day"]}
          data-today={(from <= now && now < to) || undefined}
          aria-hidden="true"
        >
          {dayName().format(from)}
        </span>
      ))}
      <div className={styles["hours"]} aria-hidden="true">
        {hours.map((hour) => (
          <div key={hour} className={styles["hour"]}>
            {hour}:00
          </div>
        ))}
      </div>
      {spans.map(({ from, to }) => (
        <ol
          key={from}
          className={styles["column"]}
          aria-label={dayInFull().format(from)}
          style={{ height: hours.length * hourHigh }}
        >
          {placed(appointments.filter(({ start }) => start >= from && start < to)).map(({ one, lane, lanes }) => (
            <li
              key={one.id}
              className={styles["place"]}
              style={{
                top: ((wallMinutes(one.start) - first * 60) / 60) * hourHigh,
                height: (one.minutes / 60) * hourHigh,
                insetInlineStart: `calc(${(lane / lanes) * 100}% + 2px)`,
                width: `calc(${100 / lanes}% - 4px)`,
              }}
            >
              <Block appointment={one} onChoose={onChoose} />
            </li>
          ))}
        </ol>
      ))}
    </div>
  );
}

const placed = (day: readonly Appointment[]) => {
  const lanes = lanesOf(day);
  return day.map((one, index) => ({ one, ...lanes[index]! }));
};

export function Block({
  appointment,
  onChoose,
  day,
}: Pick<ViewProps, "onChoose"> & { appointment: Appointment; day?: string }) {
  const times = timesText(appointment);
  return (
    <button
      type="button"
      className={styles["block"]}
      data-look={lookOf(appointment)}
      data-news={appointment.news || undefined}
      data-short={(!day && appointment.minutes < 30) || undefined}
      title={day ? undefined : `${times} ${nameOf(appointment)}`}
      aria-label={text("appointments.named", {
        name: nameOf(appointment),
        times: day ? `${day}, ${times}` : times,
        agent: withText(appointment),
        state: appointment.news
          ? `${stateText(appointment)}. ${text("appointments.changedByVisitor")}`
          : stateText(appointment),
      })}
      onClick={() => onChoose(appointment)}
    >
      <b>
        {day ? `${day}, ${times}` : clockTime(appointment.start)}
        {appointment.news && !day ? <span className={styles["news"]}> ●</span> : null}
      </b>
      {appointment.news && day ? <span className={styles["news"]}>{text("appointments.changedByVisitor")}</span> : null}
      <span>{nameOf(appointment)}</span>
      <span>{withText(appointment)}</span>
      {day ? <span>{stateText(appointment)}</span> : null}
    </button>
  );
}
