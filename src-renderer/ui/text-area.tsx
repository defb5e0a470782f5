import type { KeyboardEventHandler, ReactNode, Ref } from "react";
import {
  FieldError,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./field.module.css";

export interface TextAreaProps extends Omit<
  AriaTextFieldProps,
  "children" | "className" | "style" | "isInvalid" | "type"
> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  readonly fault?: string | null | undefined;
  readonly placeholder?: string;
  /** How many lines it has when empty, and how many it grows to before it scrolls. */
  readonly rows?: number;
  readonly mostRows?: number;
  /** Without a frame of its own, for a place that has one. */
  readonly isBare?: boolean;
  readonly onKeyDownHere?: KeyboardEventHandler<HTMLTextAreaElement>;
  readonly areaRef?: Ref<HTMLTextAreaElement> | undefined;
}

/** Several lines to write in; it grows with what is written. */
export function TextArea({
  label,
  isLabelHidden = false,
  hint,
  fault,
  placeholder,
  rows = 1,
  mostRows = 8,
  isBare = false,
  onKeyDownHere,
  areaRef,
  ...rest
}: TextAreaProps) {
  const sizes: Record<`--${string}`, number> = { "--rows": rows, "--most-rows": mostRows };
  return (
    <AriaTextField
      {...rest}
      {...(isLabelHidden ? { "aria-label": label } : {})}
      isInvalid={Boolean(fault)}
      validationBehavior="aria"
      className={classes(styles["field"], isBare && styles["bare"])}
    >
      {isLabelHidden ? null : <Label className={styles["label"] ?? ""}>{label}</Label>}
      <div className={styles["box"]}>
        <AriaTextArea
          className={classes(styles["input"], styles["area"])}
          rows={rows}
          style={sizes}
          {...(placeholder ? { placeholder } : {})}
          {...(onKeyDownHere ? { onKeyDown: onKeyDownHere } : {})}
          {...(areaRef ? { ref: areaRef } : {})}
        />
      </div>
      {hint ? (
        <Text slot="description" className={styles["hint"] ?? ""}>
          {hint}
        </Text>
      ) : null}
      <FieldError className={styles["fault"] ?? ""}>{fault}</FieldError>
    </AriaTextField>
  );
}
