import type { ReactElement, ReactNode } from "react";
import { Tooltip as AriaTooltip, TooltipTrigger, type TooltipProps } from "react-aria-components";
import { KeyHint } from "./key-hint.tsx";
import styles from "./tooltip.module.css";

export interface TooltipOf {
  /** What is explained: a button or another thing that takes focus. */
  readonly children: ReactElement;
  readonly words: ReactNode;
  readonly keyHint?: string | undefined;
  readonly placement?: TooltipProps["placement"];
}

/** Words that appear when a pointer rests on something or the keyboard reaches it. */
export function Tooltip({ children, words, keyHint, placement = "bottom" }: TooltipOf) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles["tooltip"] ?? ""} placement={placement} offset={6}>
        {words}
        {keyHint ? <KeyHint keys={keyHint} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
