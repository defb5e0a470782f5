import { perLanguage } from "../text/language.ts";
import { text } from "../text/text.ts";
import styles from "./appointments-room.module.css";
import { Block, type ViewProps } from "./week-view.tsx";

const day = perLanguage((own) => new Intl.DateTimeFormat(own, { weekday: "long", day: "numeric", month: "long" }));

/** The same, one below the other. */
export function ListView({ appointments, onChoose }: ViewProps) {
  return (
    <ol className={styles["list"]} aria-label={text("appointments.title")}>
      {appointments.map((one) => (
        <li key={one.id}>
          <Block appointment={one} day={day().format(one.start)} onChoose={onChoose} />
        </li>
      ))}
    </ol>
  );
}
