import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from "react-aria-components";
import { Check } from "lucide-react";
import styles from "./switch.module.css";

export interface SwitchProps {
  readonly children: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, at once. */
export function Switch({ children, isOn, onChange, isDisabled = false }: SwitchProps) {
  return (
    <AriaSwitch className={styles["row"] ?? ""} isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className={styles["switch"]} aria-hidden="true" />
      {children}
    </AriaSwitch>
  );
}

/** Chosen or not, as part of something that is confirmed later. */
export function Checkbox({ children, isOn, onChange, isDisabled = false }: SwitchProps) {
  return (
    <AriaCheckbox className={styles["row"] ?? ""} isSelected={isOn} onChange={onChange} isDisabled={isDisabled}>
      <span className={styles["box"]} aria-hidden="true">
        <Check />
      </span>
      {children}
    </AriaCheckbox>
  );
}
