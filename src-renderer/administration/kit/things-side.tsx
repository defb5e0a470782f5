import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { ListBox } from "../../ui/list-box.tsx";
import { openThing, type Section } from "./drafts.ts";
import styles from "./things.module.css";

/** One line of the list. */
export interface Listed {
  readonly id: string;
  /** Empty: it has none yet. */
  readonly name: string;
  readonly detail: string;
}

type IntroducedSection = Exclude<Section, "sites" | "requests">;

interface ThingsSideProps {
  readonly section: IntroducedSection;
  /** Null: they are on their way. */
  readonly items: readonly Listed[] | null;
  readonly chosen: string | null;
  /** Null: none are added here. */
  readonly add: { readonly label: string; readonly icon?: ReactNode; readonly onPress: () => void } | null;
  readonly empty?: string;
  /** Above the list: a search. */
  readonly children?: ReactNode;
  /** Under the list, before the way to add one. */
  readonly more?: ReactNode;
  /** Under all of it. */
  readonly under?: ReactNode;
}

/** The side of a section that is a list of things: what they are, which there are, and the way to add one. */
export function ThingsSide({ section, items, chosen, add, empty, children, more, under }: ThingsSideProps) {
  const label = text(`administration.section.${section}`);
  const nameIn = ({ name }: Listed) => name || text("administration.unnamed");
  return (
    <div className={styles["side"]}>
      <h2 className={styles["title"]}>{label}</h2>
      <p className={styles["intro"]}>{text(`administration.intro.${section}`)}</p>
      {children}
      {items ? (
        <ListBox
          label={label}
          items={items}
          chosen={chosen}
          onChoose={({ id }) => openThing(section, id)}
          wordsOf={nameIn}
          empty={<p className={styles["intro"]}>{empty ?? text("administration.none")}</p>}
        >
          {(item) => (
            <span className={styles["one"]}>
              <span className={styles["name"]} title={nameIn(item)}>
                {nameIn(item)}
              </span>
              <span className={styles["detail"]}>{item.detail}</span>
            </span>
          )}
        </ListBox>
      ) : null}
      {more}
      {add ? (
        <Button icon={add.icon ?? <Plus aria-hidden="true" />} onPress={add.onPress}>
          {add.label}
        </Button>
      ) : null}
      {under}
    </div>
  );
}
