import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type * as z from "zod/mini";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useSaving } from "../accounts/use-saving.ts";
import { draftIn, keepDraft, type Section, useKept } from "../kit/drafts.ts";
import { type Faults, faultsOf, saidOfSchema } from "../kit/faults.ts";
import { RemoveThing } from "../kit/remove-thing.tsx";
import things from "../kit/things.module.css";

export interface FieldsProps<Body> {
  readonly value: Body;
  readonly onChange: (part: Partial<Body>) => void;
  readonly faults: Faults;
  readonly isNew: boolean;
}

interface OutsideFormProps<Body extends object> {
  readonly section: Section;
  readonly id: string;
  /** As the hub holds it; null: it is new. */
  readonly held: Body | null;
  readonly schema: z.ZodMiniType;
  readonly nameOf: (body: Body) => string;
  readonly Fields: (props: FieldsProps<Body>) => ReactNode;
  readonly save: (to: Body, expected: Body | null) => Promise<void>;
  readonly again: () => Promise<void>;
  /** None: it is not removed here. */
  readonly remove?: (expected: Body) => Promise<void>;
  /** What may be done with it once it is there. */
  readonly acts?: ReactNode;
  /** What became of it: under the form. */
  readonly children?: ReactNode;
  readonly top?: ReactNode;
}

/** One webhook, key or connector with its fields. Nothing holds before it is saved; what was begun is kept. */
export function OutsideForm<Body extends object>(props: OutsideFormProps<Body>) {
  const { section, id, held, schema, nameOf, Fields, save, again, remove, acts, children, top } = props;
  const draft = useKept((all) => draftIn(all, section, id));
  const [isTried, setTried] = useState(false);
  const saving = useSaving();
  const titled = useId();
  const form = useRef<HTMLFormElement>(null);
  const isNew = held === null;
  useEffect(() => {
    if (isNew) form.current?.querySelector("input")?.focus();
  }, [isNew]);
  const value = (draft?.now ?? held) as Body;
  const before = draft ? (draft.before as Body | null) : held;
  const wrong = saidOfSchema(schema, value).filter(({ isMissing }) => isTried || !isMissing);
  const at = saving.fault?.values?.["at"];
  const refused =
    saving.fault && at !== undefined
      ? [{ at: String(at), kind: "wrong" as const, words: faultText(saving.fault), isMissing: false }]
      : [];

  function change(part: Partial<Body>): void {
    const now = { ...value, ...part };
    saving.forget();
    const isBack = before !== null && JSON.stringify(now) === JSON.stringify(before);
    keepDraft(section, id, isBack ? null : { before, now });
  }
  function forget(): void {
    keepDraft(section, id, null);
    saving.forget();
    setTried(false);
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!schema.safeParse(value).success) return;
    const isDone = await saving.run(() => save(value, before));
    await again();
    if (isDone) forget();
  }
  async function away(): Promise<void> {
    if (held && remove && (await saving.run(() => remove(held)))) forget();
    await again();
  }
  return (
    <div className={things["form"]}>
      <form
        ref={form}
        className={things["form"]}
        onSubmit={(event) => void submit(event)}
        aria-labelledby={titled}
        noValidate
      >
        <h3 className={things["formTitle"]} id={titled}>
          {nameOf(value) || text("administration.unnamed")}
        </h3>
        {top}
        <Fields value={value} onChange={change} faults={faultsOf([...wrong, ...refused])} isNew={isNew} />
        {saving.fault ? (
          <Banner
            look="bad"
            isBoxed
            title={text(saving.fault.code === "outdated" ? "administration.outdated" : "administration.notSaved")}
            action={
              saving.fault.code === "outdated" ? (
                <Button onPress={forget}>{text("administration.takeTheirs")}</Button>
              ) : undefined
            }
          >
            {faultText(saving.fault)}
          </Banner>
        ) : null}
        <div className={things["foot"]}>
          <Button type="submit" look="primary" size="large" isWaiting={saving.isWaiting} isDisabled={!draft}>
            {text("administration.save")}
          </Button>
          {draft ? (
            <Button size="large" onPress={forget}>
              {text("administration.discard")}
            </Button>
          ) : null}
          {held ? acts : null}
          {held && remove ? (
            <div className={things["away"]}>
              <RemoveThing name={nameOf(held)} uses={[]} onRemove={() => void away()} />
            </div>
          ) : null}
        </div>
      </form>
      {held ? children : null}
    </div>
  );
}
