import type { ReactNode } from "react";
import { Header, ListBox as AriaListBox, ListBoxItem, ListBoxSection } from "react-aria-components";
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
  /** The heading that it stands under: those of one heading stand one behind another. */
  readonly headingOf?: (item: Item) => string;
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
  headingOf,
  children,
  empty,
}: ListBoxProps<Item>) {
  const drawn = (item: Item) => (
    <ListBoxItem key={item.id} id={item.id} textValue={wordsOf(item)} className={classes(styles["item"])}>
      {({ isSelected }) => <>{children(item, isSelected)}</>}
    </ListBoxItem>
  );
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
      {headingOf
        ? [...Map.groupBy(items, headingOf)].map(([heading, under]) => (
            <ListBoxSection key={heading} className={styles["under"] ?? ""}>
              <Header className={styles["heading"] ?? ""}>{heading}</Header>
              {under.map(drawn)}
            </ListBoxSection>
          ))
        : items.map(drawn)}
    </AriaListBox>
  );
}
