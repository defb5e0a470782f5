import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { text } from "../text/text.ts";
import { classes } from "./classes.ts";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button.tsx";

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Escape, the cross, or a press outside where `isDismissable`. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the chosen one last. */
  readonly footer?: ReactNode;
  readonly size?: "small" | "medium" | "large";
  /** A press outside closes it too. Leave it off where something was begun that would be lost. */
  readonly isDismissable?: boolean;
  /** `alertdialog` for a question that must be answered. */
  readonly role?: "dialog" | "alertdialog";
}

/** A modal question. Focus is kept inside and goes back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  footer,
  size = "medium",
  isDismissable = false,
  role = "dialog",
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles["veil"] ?? ""}
      isOpen={isOpen}
      isDismissable={isDismissable}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={classes(styles["modal"], styles[size])}>
        <AriaDialog role={role} className={styles["dialog"] ?? ""}>
          <header className={styles["head"]}>
            <Heading slot="title" className={styles["title"] ?? ""}>
              {title}
            </Heading>
            <IconButton label={text("ui.close")} onPress={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          </header>
          <div className={styles["body"]}>{children}</div>
          {footer ? <footer className={styles["foot"]}>{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
