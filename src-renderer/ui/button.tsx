import { type ReactNode, type Ref, useRef } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./button.module.css";
import { KeyHint } from "./key-hint.tsx";
import { Spinner } from "./spinner.tsx";
import { useSaidWhileWaiting } from "./spoken.tsx";
import { whileWaiting } from "./while-waiting.ts";

/** How much a button asks for attention. One `primary` a place; `danger` for what ends something. */
export type ButtonLook = "primary" | "quiet" | "soft" | "danger" | "danger-full";
export type ControlSize = "small" | "medium" | "large";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style" | "isPending"> {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly size?: ControlSize;
  readonly icon?: ReactNode;
  /** Shown beside the words: `F8`. The key itself is handled elsewhere. */
  readonly keyHint?: string | undefined;
  /** What it does is on the way: it turns, keeps its place and focus, and does not answer a second press. */
  readonly isWaiting?: boolean | undefined;
  /** Takes the whole width of its place. */
  readonly isWide?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export function Button({
  children,
  look = "quiet",
  size = "medium",
  icon,
  keyHint,
  isWaiting = false,
  isWide,
  ...rest
}: ButtonProps) {
  const words = useRef<HTMLSpanElement>(null);
  useSaidWhileWaiting(isWaiting, () => rest["aria-label"] ?? words.current?.textContent ?? "");
  return (
    <AriaButton
      {...rest}
      {...whileWaiting(isWaiting)}
      className={classes(styles["button"], styles[look], styles[size], isWide && styles["wide"])}
    >
      {isWaiting ? <Spinner /> : icon}
      <span ref={words} className={styles["words"]}>
        {children}
      </span>
      {keyHint ? <KeyHint keys={keyHint} /> : null}
    </AriaButton>
  );
}
