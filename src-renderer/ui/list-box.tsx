import type { ReactNode } from "react";
import { ListBox as AriaListBox, ListBoxItem } from "react-aria-components";
import { classes } from "./classes.ts";
import styles from "./list-box.module.css";

export interface ListBoxProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly chosen: string | null;
  readonly onChoose: (item: Item) => void;
  /** The words an item is found by when somebody types, and read by. */
  readonly wordsOf: (item: Item) => string;
  readonly children: (item: Item, isChosen: boolean) => ReactNode;
  /** Shown in its place when there is no item. */
  readonly empty?: ReactNode;
}

/** A list of which one is chosen; arrow keys, Home, End and typing move in it. */
export function ListBox<Item extends { readonly id: string }>({
  label,
  items,
  chosen,
  onChoose,
  wordsOf,
  children,
  empty,
}: ListBoxProps<Item>) {
  return (
    <AriaListBox
      aria-label={label}
      className={styles["list"] ?? ""}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys === "all" ? [] : keys;
        const item = items.find(({ id }) => id === key);
        if (item) onChoose(item);
      }}
      renderEmptyState={() => empty}
    >
      {items.map((item) => (
        <ListBoxItem key={item.id} id={item.id} textValue={wordsOf(item)} className={classes(styles["item"])}>
          {({ isSelected }) => <>{children(item, isSelected)}</>}
        </ListBoxItem>
      ))}
    </AriaListBox>
  );
}
