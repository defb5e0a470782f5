import type { ReactNode } from "react";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import type { Reading } from "../../accounts/use-read.ts";
import { machine } from "../../machine.ts";
import { text } from "../../text/text.ts";
import { draftsOf, keepDraft, openThing, useKept } from "../kit/drafts.ts";
import { type Listed, ThingsSide } from "../kit/things-side.tsx";
import things from "../kit/things.module.css";
import { WhenRead } from "../kit/unread.tsx";

type Section = "webhooks" | "keys" | "connectors";

interface OutsideListProps<Body extends { readonly name: string }, Value> {
  readonly section: Section;
  readonly read: Reading<Value>;
  readonly itemsOf: (value: Value) => readonly Listed[];
  readonly blank: () => Body;
  /** The open one. */
  readonly children: (id: string, value: Value) => ReactNode;
}

/** A section of what other programs are told and may ask: its things at the left, the open one at the right. */
export function OutsideList<Body extends { readonly name: string }, Value>(props: OutsideListProps<Body, Value>) {
  const { section, read, itemsOf, blank, children } = props;
  const kept = useKept((all) => all);

  function add(): void {
    const id = uuid7(machine);
    keepDraft(section, id, { before: null, now: blank() });
    openThing(section, id);
  }
  return (
    <WhenRead {...read}>
      {(value) => {
        const drafts = new Map(draftsOf(kept, section));
        const begun = ([id, { now }]: readonly [string, { now: unknown }]): Listed => ({
          id,
          name: (now as Body).name,
          detail: text("administration.unsaved"),
        });
        const held = itemsOf(value);
        const items = [
          ...held.map((one) => {
            const draft = drafts.get(one.id);
            return draft ? begun([one.id, draft]) : one;
          }),
          ...[...drafts].filter(([id]) => !held.some((one) => one.id === id)).map(begun),
        ];
        const chosen = items.find(({ id }) => id === kept.open[section]) ?? items[0];
        return (
          <div className={things["things"]}>
            <ThingsSide
              section={section}
              items={items}
              chosen={chosen?.id ?? null}
              add={{ label: text(`administration.add.${section}`), onPress: add }}
            />
            {chosen ? children(chosen.id, value) : null}
          </div>
        );
      }}
    </WhenRead>
  );
}
