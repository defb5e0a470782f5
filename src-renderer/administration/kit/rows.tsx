import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import styles from "./rows.module.css";

interface RowsProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
  /** What a new row begins with; null when there is nothing more to add. */
  readonly blank: () => NoInfer<Item> | null;
  readonly addLabel: string;
  /** What one row is called for who cannot see it. */
  readonly nameOf: (item: Item, index: number) => string;
  readonly children: (item: Item, set: (item: Item) => void, index: number) => ReactNode;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly faultOf?: (index: number) => string | undefined;
  /** Rows that can be moved up and down, because their order means something. */
  readonly isOrdered?: boolean;
}

/** Several of the same, one under another, each with its own fields. */
export function Rows<Item>({
  label,
  items,
  onChange,
  blank,
  addLabel,
  nameOf,
  children,
  hint,
  fault,
  faultOf,
  isOrdered = false,
}: RowsProps<Item>) {
  const next = blank();
  const put = (index: number, item: Item) => onChange(items.with(index, item));
  const move = (index: number, by: number) => {
    const moved = [...items];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    onChange(moved);
  };
  return (
    <fieldset className={styles["rows"]}>
      <legend className={styles["label"]}>{label}</legend>
      {hint ? <p className={styles["hint"]}>{hint}</p> : null}
      {items.length > 0 ? (
        <ol className={styles["list"]}>
          {items.map((item, index) => (
            <li key={index} className={styles["one"]} aria-label={nameOf(item, index)}>
              <div className={styles["fields"]}>{children(item, (changed) => put(index, changed), index)}</div>
              <div className={styles["acts"]}>
                {isOrdered ? (
                  <>
                    <IconButton
                      label={text("administration.up", { name: nameOf(item, index) })}
                      isDisabled={index === 0}
                      onPress={() => move(index, -1)}
                    >
                      <ArrowUp aria-hidden="true" />
                    </IconButton>
                    <IconButton
                      label={text("administration.down", { name: nameOf(item, index) })}
                      isDisabled={index === items.length - 1}
                      onPress={() => move(index, 1)}
                    >
                      <ArrowDown aria-hidden="true" />
                    </IconButton>
                  </>
                ) : null}
                <IconButton
                  label={text("administration.takeAway", { name: nameOf(item, index) })}
                  onPress={() => onChange(items.filter((_item, other) => other !== index))}
                >
                  <Trash2 aria-hidden="true" />
                </IconButton>
              </div>
              {faultOf?.(index) ? (
                <p className={styles["fault"]} role="alert">
                  {faultOf(index)}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {fault ? (
        <p className={styles["fault"]} role="alert">
          {fault}
        </p>
      ) : null}
      <Button
        size="small"
        icon={<Plus aria-hidden="true" />}
        isDisabled={next === null}
        onPress={() => next !== null && onChange([...items, next])}
      >
        {addLabel}
      </Button>
    </fieldset>
  );
}
