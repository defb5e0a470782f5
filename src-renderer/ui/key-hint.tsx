import styles from "./key-hint.module.css";

/** The key that does the same as the button it stands in. Read to nobody: screen readers are told by `aria-keyshortcuts`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <kbd className={styles["hint"]} aria-hidden="true">
      {keys}
    </kbd>
  );
}
