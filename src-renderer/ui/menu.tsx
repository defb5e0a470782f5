import { Check } from "lucide-react";
import { type ReactElement, type ReactNode, useMemo } from "react";
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  type MenuItemProps as AriaMenuItemProps,
  MenuTrigger,
  Popover,
  type PopoverProps,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { KeyHint } from "./key-hint.tsx";
import styles from "./menu.module.css";

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** What the menu is called. */
  readonly label: string;
  /** Of `MenuItem`. */
  readonly children: ReactNode;
  readonly placement?: PopoverProps["placement"];
}

/** A button with actions behind it. Focus goes back to the button when the menu closes. */
export function Menu({ trigger, label, children, placement = "bottom start" }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles["popover"] ?? ""} placement={placement} offset={6}>
        <AriaMenu aria-label={label} className={styles["menu"] ?? ""}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export interface MenuAtProps {
  /** What the menu is called. */
  readonly label: string;
  /** The element that it opens at. */
  readonly at: Element;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly placement?: PopoverProps["placement"];
}

/** An open menu at an element: for many that have the same menu, of which one is open at a time. */
export function MenuAt({ label, at, onClose, children, placement = "bottom end" }: MenuAtProps) {
  const place = useMemo(() => ({ current: at }), [at]);
  return (
    <Popover
      className={styles["popover"] ?? ""}
      placement={placement}
      offset={6}
      triggerRef={place}
      // Without a trigger of its own it would be a dialog without a name around the menu.
      trigger="MenuTrigger"
      isOpen
      onOpenChange={(open) => !open && onClose()}
    >
      <AriaMenu
        aria-label={label}
        className={styles["menu"] ?? ""}
        // Somebody has just asked for it: the focus goes there, and back when it closes.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        onClose={onClose}
      >
        {children}
      </AriaMenu>
    </Popover>
  );
}

export interface MenuItemProps {
  readonly id: string;
  readonly children: string;
  readonly onAction: () => void;
  readonly icon?: ReactNode;
  /** A second, softer line. */
  readonly detail?: ReactNode;
  readonly keyHint?: string | undefined;
  /** Marks what holds now. */
  readonly isCurrent?: boolean | undefined;
  readonly isDanger?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

export function MenuItem({ children, icon, detail, keyHint, isCurrent, isDanger, isDisabled, ...rest }: MenuItemProps) {
  const props: AriaMenuItemProps = { ...rest, textValue: children, ...(isDisabled ? { isDisabled } : {}) };
  return (
    <AriaMenuItem
      {...props}
      className={classes(styles["item"], isDanger && styles["danger"])}
      {...(isCurrent ? { "aria-current": "true" } : {})}
    >
      {icon ? <span className={styles["icon"]}>{icon}</span> : null}
      <span className={styles["two"]}>
        <span>{children}</span>
        {detail ? <span className={styles["detail"]}>{detail}</span> : null}
      </span>
      {keyHint ? <KeyHint keys={keyHint} /> : null}
      {isCurrent ? <Check className={styles["check"]} aria-hidden="true" /> : null}
    </AriaMenuItem>
  );
}
