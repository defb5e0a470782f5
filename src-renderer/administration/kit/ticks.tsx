import { Checkbox } from "../../ui/switch.tsx";
import styles from "./ticks.module.css";

interface TicksProps<Id extends string> {
  readonly label: string;
  readonly items: ReadonlyArray<{ readonly id: Id; readonly name: string }>;
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: readonly Id[]) => void;
  /** Said where there is nothing to choose from. */
  readonly empty: string;
}

/** Any number out of a list. */
export function Ticks<Id extends string>({ label, items, chosen, onChange, empty }: TicksProps<Id>) {
  return (
    <fieldset className={styles["ticks"]}>
      <legend className={styles["label"]}>{label}</legend>
      {items.length === 0 ? <p className={styles["empty"]}>{empty}</p> : null}
      <div className={styles["list"]}>
        {items.map(({ id, name }) => (
          <Checkbox
            key={id}
            isOn={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          >
            <span className={styles["name"]}>{name}</span>
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
