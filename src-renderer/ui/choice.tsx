import type { ReactNode } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import styles from "./choice.module.css";

export interface ChoiceProps<Id extends string> {
  readonly label: string;
  readonly value: Id;
  readonly onChange: (id: Id) => void;
  readonly items: ReadonlyArray<{ readonly id: Id; readonly label: string; readonly icon?: ReactNode }>;
}

/** One of two to four, all in sight. */
export function Choice<Id extends string>({ label, value, onChange, items }: ChoiceProps<Id>) {
  const choose = (id: string) => {
    const chosen = items.find((item) => item.id === id);
    if (chosen) onChange(chosen.id);
  };
  return (
    <RadioGroup className={styles["choice"] ?? ""} value={value} onChange={choose} orientation="horizontal">
      <Label className={styles["label"] ?? ""}>{label}</Label>
      <div className={styles["row"]}>
        {items.map((item) => (
          <Radio key={item.id} value={item.id} className={styles["item"] ?? ""}>
            {item.icon}
            <span className={styles["words"]}>{item.label}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
