import { useState } from "react";
import type { Saved } from "../../../src-shared/administration/plan-asks.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { machine } from "../../machine.ts";
import { text } from "../../text/text.ts";
import { draftsOf, keepDraft, openThing, useKept } from "./drafts.ts";
import type { Kind } from "./kind.ts";
import { ThingForm } from "./thing-form.tsx";
import { ThingsSide } from "./things-side.tsx";
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
  const nameIn = (id: string, body: Body) => kind.nameOf(id, body, plan);
  const items = [
    ...held.map(({ id, body }) => {
      const draft = drafts.find(([one]) => one === id)?.[1];
      if (draft) return { id, name: nameIn(id, bodyIn(draft)), detail: text("administration.unsaved") };
      return { id, name: nameIn(id, body), detail: kind.detailOf(body, plan) };
    }),
    ...begun.map(([id, draft]) => ({ id, name: nameIn(id, bodyIn(draft)), detail: text("administration.unsaved") })),
  ];
  const wished = kept.open[section];
  const chosen = items.find(({ id }) => id === wished) ?? items[0];
  function add(): void {
    if (!blank) return;
    const id = uuid7(machine);
    keepDraft(section, id, { before: null, now: blank(plan) });
    openThing(section, id);
  }

  return (
    <div className={styles["things"]}>
      <ThingsSide
        section={section}
        items={items}
        chosen={chosen?.id ?? null}
        add={blank && section !== "agents" ? { label: text(`administration.add.${section}`), onPress: add } : null}
      />
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
