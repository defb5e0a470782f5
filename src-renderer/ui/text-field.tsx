import type { ReactNode, Ref } from "react";
import {
  FieldError,
  Input,
  Label,
  Text,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./field.module.css";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "children" | "className" | "style" | "isInvalid"> {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place says what the field is. */
  readonly isLabelHidden?: boolean;
  readonly hint?: ReactNode;
  /** What is wrong with what stands in it; said and marked. */
  readonly fault?: string | null | undefined;
  readonly placeholder?: string;
  /** Small things at its end: a button that shows a password. */
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement> | undefined;
}

/** One line to write in. */
export function TextField({
  label,
  isLabelHidden = false,
  hint,
  fault,
  placeholder,
  end,
  inputRef,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      {...(isLabelHidden ? { "aria-label": label } : {})}
      isInvalid={Boolean(fault)}
      validationBehavior="aria"
      className={classes(styles["field"])}
    >
      {isLabelHidden ? null : <Label className={styles["label"] ?? ""}>{label}</Label>}
      <div className={styles["box"]}>
        <Input
          className={styles["input"] ?? ""}
          {...(placeholder ? { placeholder } : {})}
          {...(inputRef ? { ref: inputRef } : {})}
        />
        {end ? <span className={styles["end"]}>{end}</span> : null}
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
