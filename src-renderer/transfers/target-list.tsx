import { BookOpen, Users } from "lucide-react";
import { Header, ListBox, ListBoxItem, ListBoxSection, ListLayout, Virtualizer } from "react-aria-components";
import { text } from "../text/text.ts";
import { Dot } from "../ui/badge.tsx";
import { Face } from "../ui/face.tsx";
import { factsOf, toneOf, wordsOf } from "./target-words.ts";
import type { Target } from "./targets.ts";
import styles from "./target-list.module.css";

const kinds = ["agent", "queue", "skill"] as const;

export interface TargetListProps {
  readonly targets: readonly Target[];
  readonly isCall: boolean;
  readonly chosen: string | null;
  readonly onChoose: (key: string) => void;
  readonly empty: string;
}

/** All to whom something can be handed, however many: only what is seen is drawn. */
export function TargetList({ targets, isCall, chosen, onChoose, empty }: TargetListProps) {
  const sections = kinds
    .map((kind) => ({ id: kind, rows: targets.filter((target) => target.kind === kind) }))
    .filter(({ rows }) => rows.length > 0);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return (
    <Virtualizer
      layout={ListLayout}
      layoutOptions={{ estimatedRowHeight: 3.25 * rem, estimatedHeadingHeight: 1.75 * rem }}
    >
      <ListBox
        aria-label={text("transfers.targets")}
        className={styles["list"] ?? ""}
        items={sections}
        dependencies={[isCall, chosen]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen === null ? [] : [chosen]}
        disabledKeys={targets.filter(({ refused }) => refused).map(({ key }) => key)}
        onSelectionChange={(keys) => {
          const [key] = keys === "all" ? [] : keys;
          if (typeof key === "string") onChoose(key);
        }}
        renderEmptyState={() => <p className={styles["empty"]}>{empty}</p>}
      >
        {({ id, rows }) => (
          <ListBoxSection id={id}>
            <Header className={styles["heading"] ?? ""}>{text(`transfers.kind.${id}`)}</Header>
            {rows.map((target) => (
              <ListBoxItem
                key={target.key}
                id={target.key}
                className={styles["item"] ?? ""}
                textValue={wordsOf(target, isCall)}
              >
                <TargetRow target={target} isCall={isCall} />
              </ListBoxItem>
            ))}
          </ListBoxSection>
        )}
      </ListBox>
    </Virtualizer>
  );
}

function TargetRow({ target, isCall }: { target: Target; isCall: boolean }) {
  const facts = factsOf(target, isCall).join(" · ");
  return (
    <div className={styles["row"]}>
      {target.kind === "agent" ? (
        <Face name={target.name} />
      ) : (
        <span className={styles["sign"]} aria-hidden="true">
          {target.kind === "queue" ? <Users size={16} /> : <BookOpen size={16} />}
        </span>
      )}
      <span className={styles["two"]}>
        <span className={styles["name"]} title={target.name}>
          {target.name}
        </span>
        <span className={styles["facts"]} title={facts}>
          <Dot tone={toneOf(target)} />
          <span className={styles["words"]}>{facts}</span>
        </span>
      </span>
      {target.kind === "agent" && target.skills.length > 0 ? (
        <span className={styles["skills"]} title={target.skills.join(", ")}>
          {target.skills.join(", ")}
        </span>
      ) : null}
    </div>
  );
}
