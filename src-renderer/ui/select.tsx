import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
  Text,
} from "react-aria-components";
import { classes } from "./classes.ts";
import field from "./field.module.css";
import menu from "./menu.module.css";
import styles from "./select.module.css";

export interface SelectItem<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  readonly detail?: string;
}

export interface SelectProps<Id extends string = string> {
  readonly label: string;
  readonly items: ReadonlyArray<SelectItem<Id>>;
  /** The chosen id; null shows the placeholder. */
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly placeholder?: string;
  readonly hint?: ReactNode;
  readonly icon?: ReactNode;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
}

/** One of several, chosen from a list that opens. */
export function Select<Id extends string>({
  label,
  items,
  value,
  onChange,
  placeholder,
  hint,
  icon,
  isLabelHidden = false,
  isDisabled = false,
}: SelectProps<Id>) {
  const choose = (id: string | number | null) => {
    const chosen = items.find((item) => item.id === id);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaSelect
      className={field["field"] ?? ""}
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
      {...(placeholder ? { placeholder } : {})}
      {...(isLabelHidden ? { "aria-label": label } : {})}
    >
      {isLabelHidden ? null : <Label className={field["label"] ?? ""}>{label}</Label>}
      <Button className={styles["button"] ?? ""}>
        {icon}
        <SelectValue className={styles["value"] ?? ""} />
        <ChevronDown className={styles["open"]} aria-hidden="true" />
      </Button>
      {hint ? (
        <Text slot="description" className={field["hint"] ?? ""}>
          {hint}
        </Text>
      ) : null}
      <Popover className={classes(menu["popover"], styles["popover"])} offset={4}>
        <ListBox className={menu["menu"] ?? ""} items={items}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.label} className={menu["item"] ?? ""}>
              {({ isSelected }) => (
                <>
                  <span className={menu["two"]}>
                    <span className={styles["one"]}>{item.label}</span>
                    {item.detail ? (
                      <span className={classes(menu["detail"], styles["detail"])}>{item.detail}</span>
                    ) : null}
                  </span>
                  {isSelected ? <Check className={menu["check"]} aria-hidden="true" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
