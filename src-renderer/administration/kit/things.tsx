import { Plus } from "lucide-react";
import { useState } from "react";
import type { Saved } from "../../../src-shared/administration/plan-asks.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { machine } from "../../machine.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { ListBox } from "../../ui/list-box.tsx";
import { draftsOf, keepDraft, openThing, useKept } from "./drafts.ts";
import type { Kind } from "./kind.ts";
import { ThingForm } from "./thing-form.tsx";
import styles from "./things.module.css";

interface ThingsProps<Body extends object> {
  readonly kind: Kind<Body>;
  readonly plan: RoutingPlan;
  readonly again: () => Promise<RoutingPlan | null>;
}

/** A list at the left, and what is chosen in it at the right. */
export function Things<Body extends object>({ kind, plan, again }: ThingsProps<Body>) {
  const { section, blank } = kind;
  const kept = useKept((all) => all);
  const [last, setLast] = useState<{ readonly id: string; readonly saved: Saved } | null>(null);
  const drafts = draftsOf(kept, section);
  const bodyIn = (draft: { now: unknown }) => draft.now as Body;
  const held = kind.things(plan);
  // New ones, and those that somebody else has removed meanwhile: what was written is not lost.
  const begun = drafts.filter(([id]) => !held.some((one) => one.id === id));
  const items = [
    ...held.map(({ id, body }) => {
      const draft = drafts.find(([one]) => one === id)?.[1];
      return { id, body: draft ? bodyIn(draft) : body, isOpen: draft !== undefined };
    }),
    ...begun.map(([id, draft]) => ({ id, body: bodyIn(draft), isOpen: true })),
  ];
  const wished = kept.open[section];
  const chosen = items.find(({ id }) => id === wished) ?? items[0];
  const label = text(`administration.section.${section}`);
  const nameIn = ({ id, body }: (typeof items)[number]) =>
    kind.nameOf(id, body, plan) || text("administration.unnamed");

  function add(): void {
    if (!blank) return;
    const id = uuid7(machine);
    keepDraft(section, id, { before: null, now: blank(plan) });
    openThing(section, id);
  }

  return (
    <div className={styles["things"]}>
      <div className={styles["side"]}>
        <h2 className={styles["title"]}>{label}</h2>
        <p className={styles["intro"]}>{text(`administration.intro.${section}`)}</p>
        <ListBox
          label={label}
          items={items}
          chosen={chosen?.id ?? null}
          onChoose={({ id }) => openThing(section, id)}
          wordsOf={nameIn}
          empty={<p className={styles["intro"]}>{text("administration.none")}</p>}
        >
          {(item) => (
            <span className={styles["one"]}>
              <span className={styles["name"]} title={nameIn(item)}>
                {nameIn(item)}
              </span>
              <span className={styles["detail"]}>
                {item.isOpen ? text("administration.unsaved") : kind.detailOf(item.body, plan)}
              </span>
            </span>
          )}
        </ListBox>
        {blank && section !== "agents" ? (
          <Button icon={<Plus aria-hidden="true" />} onPress={add}>
            {text(`administration.add.${section}`)}
          </Button>
        ) : null}
      </div>
      {chosen ? (
        <ThingForm
          key={chosen.id}
          kind={kind}
          id={chosen.id}
          held={held.find(({ id }) => id === chosen.id)?.body ?? null}
          plan={plan}
          again={again}
          last={last?.id === chosen.id ? last.saved : null}
          onSaved={(saved) => setLast(saved && { id: chosen.id, saved })}
        />
      ) : null}
    </div>
  );
}
