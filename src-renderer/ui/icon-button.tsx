import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps, type TooltipProps } from "react-aria-components";
import type { ControlSize } from "./button.tsx";
import { classes } from "./classes.ts";
import styles from "./icon-button.module.css";
import { Spinner } from "./spinner.tsx";
import { useSaidWhileWaiting } from "./spoken.tsx";
import { Tooltip } from "./tooltip.tsx";
import { whileWaiting } from "./while-waiting.ts";

/** `stage` and `live` stand on the dark ground of a picture; `live` ends what is live. */
export type IconButtonLook = "soft" | "quiet" | "primary" | "stage" | "live";

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  "children" | "className" | "style" | "isPending" | "aria-label"
> {
  /** Its name, also shown as a tooltip. */
  readonly label: string;
  /** A longer explanation for the tooltip in place of the name. */
  readonly tip?: ReactNode;
  readonly children: ReactNode;
  readonly look?: IconButtonLook;
  readonly size?: ControlSize;
  readonly keyHint?: string | undefined;
  readonly placement?: TooltipProps["placement"];
  readonly isWaiting?: boolean | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

/** A button that is an icon. `aria-pressed` makes it a switch; pressed means what its name says is on. */
export function IconButton({
  label,
  tip,
  children,
  look = "soft",
  size = "medium",
  keyHint,
  placement,
  isWaiting = false,
  ...rest
}: IconButtonProps) {
  useSaidWhileWaiting(isWaiting, () => label);
  return (
    <Tooltip words={tip ?? label} keyHint={keyHint} placement={placement}>
      <AriaButton
        {...rest}
        {...whileWaiting(isWaiting)}
        aria-label={label}
        className={classes(styles["button"], styles[look], styles[size])}
      >
        {isWaiting ? <Spinner /> : children}
      </AriaButton>
    </Tooltip>
  );
}
