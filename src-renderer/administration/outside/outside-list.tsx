import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ListBox } from "../../ui/list-box.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { draftsOf, keepDraft, openThing, useKept } from "../kit/drafts.ts";
import things from "../kit/things.module.css";
import type { HeldRead } from "./use-read.ts";

type Section = "webhooks" | "keys" | "connectors";

export interface Item<Body> {
  readonly id: string;
  readonly body: Body;
  readonly detail: string;
}

interface OutsideListProps<Body extends { readonly name: string }, Value> {
  readonly section: Section;
  readonly read: HeldRead<Value>;
  readonly itemsOf: (value: Value) => ReadonlyArray<Item<Body>>;
  readonly blank: () => Body;
  /** The open one; `isHeld`: the hub has it. */
  readonly children: (id: string, value: Value) => ReactNode;
}

/** A section of what other programs are told and may ask: its things at the left, the open one at the right. */
export function OutsideList<Body extends { readonly name: string }, Value>({
  section,
  read,
  itemsOf,
  blank,
  children,
}: OutsideListProps<Body, Value>) {
  const kept = useKept((all) => all);
  const { value, fault, again } = read;
  if (value === null)
    return fault ? (
      <Banner
        look="bad"
        isBoxed
        title={text("administration.unread")}
        action={<Button onPress={() => void again()}>{text("administration.again")}</Button>}
      >
        {faultText(fault)}
      </Banner>
    ) : (
      <Spinner />
    );
  const held = itemsOf(value);
  const begun = draftsOf(kept, section)
    .filter(([id]) => !held.some((one) => one.id === id))
    .map(([id, { now }]) => ({ id, body: now as Body, detail: text("administration.unsaved") }));
  const items = [...held, ...begun];
  const chosen = items.find(({ id }) => id === kept.open[section]) ?? items[0];
  const label = text(`administration.section.${section}`);
  const nameIn = ({ body }: Item<Body>) => body.name || text("administration.unnamed");

  function add(): void {
    const id = uuid7(machine);
    keepDraft(section, id, { before: null, now: blank() });
    openThing(section, id);
  }
  return (
    <div className={things["things"]}>
      <div className={things["side"]}>
        <h2 className={things["title"]}>{label}</h2>
        <p className={things["intro"]}>{text(`administration.intro.${section}`)}</p>
        <ListBox
          label={label}
          items={items}
          chosen={chosen?.id ?? null}
          onChoose={({ id }) => openThing(section, id)}
          wordsOf={nameIn}
          empty={<p className={things["intro"]}>{text("administration.none")}</p>}
        >
          {(item) => (
            <span className={things["one"]}>
              <span className={things["name"]} title={nameIn(item)}>
                {nameIn(item)}
              </span>
              <span className={things["detail"]}>{item.detail}</span>
            </span>
          )}
        </ListBox>
        <Button icon={<Plus aria-hidden="true" />} onPress={add}>
          {text(`administration.add.${section}`)}
        </Button>
      </div>
      {chosen ? children(chosen.id, value) : null}
    </div>
  );
}
