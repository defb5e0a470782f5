import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { Saved } from "../../../src-shared/administration/plan-asks.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { draftIn, keepDraft, useKept } from "./drafts.ts";
import { faultsOf, saidOf, saidOfSchema } from "./faults.ts";
import { Feedback } from "./feedback.tsx";
import type { Kind } from "./kind.ts";
import { RemoveThing } from "./remove-thing.tsx";
import styles from "./things.module.css";

interface ThingFormProps<Body extends object> {
  readonly kind: Kind<Body>;
  readonly id: string;
  /** As it is laid down now; null: it is new, or was removed meanwhile. */
  readonly held: Body | null;
  readonly plan: RoutingPlan;
  readonly again: () => Promise<RoutingPlan | null>;
  readonly last: Saved | null;
  readonly onSaved: (saved: Saved | null) => void;
}

/** One thing with its fields. Nothing holds before it is saved; what was changed is kept until then, or left on purpose. */
export function ThingForm<Body extends object>({ kind, id, held, plan, again, last, onSaved }: ThingFormProps<Body>) {
  const { section, schema, Form } = kind;
  const draft = useKept((all) => draftIn(all, section, id));
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Fault | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const titled = useId();
  const form = useRef<HTMLFormElement>(null);
  const isNew = held === null;
  // Who has just added something writes its name first.
  useEffect(() => {
    if (isNew) form.current?.querySelector("input")?.focus();
  }, [isNew]);
  const value = (draft?.now ?? held) as Body;
  const before = draft ? (draft.before as Body | null) : held;
  const ofSchema = saidOfSchema(schema, value).filter(({ isMissing }) => isTried || !isMissing);
  const said =
    ofSchema.length > 0 || !schema.safeParse(value).success ? ofSchema : kind.findings(plan, id, value).map(saidOf);
  const wrong = said.filter((one) => one.kind === "wrong");

  function change(part: Partial<Body>): void {
    const now = { ...value, ...part };
    setRefused(null);
    onSaved(null);
    const isBack = before !== null && JSON.stringify(now) === JSON.stringify(before);
    keepDraft(section, id, isBack ? null : { before, now });
  }

  async function save(expected: Body | null): Promise<void> {
    setTried(true);
    if (isWaiting) return;
    const parsed = schema.safeParse(value);
    if (!parsed.success || wrong.length > 0) return;
    setWaiting(true);
    setRefused(null);
    try {
      const saved = await kind.save(id, parsed.data, expected);
      await again();
      keepDraft(section, id, null);
      setTried(false);
      onSaved(saved);
    } catch (error) {
      setRefused(faultOf(error));
      if (faultOf(error).code === "outdated") await again();
    } finally {
      setWaiting(false);
    }
  }

  async function remove(): Promise<void> {
    if (!held || !kind.remove) return;
    try {
      await kind.remove(id, held);
      keepDraft(section, id, null);
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.removeFailed"), words: faultText(faultOf(error)) });
    } finally {
      await again();
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(before);
  };
  return (
    <form ref={form} className={styles["form"]} onSubmit={submit} aria-labelledby={titled} noValidate>
      <h3 className={styles["formTitle"]} id={titled}>
        {kind.nameOf(id, value, plan) || text("administration.unnamed")}
      </h3>
      <Form id={id} value={value} onChange={change} faults={faultsOf(said)} plan={plan} again={again} />
      <Feedback
        said={said}
        refused={refused}
        saved={draft ? null : last}
        isTried={isTried}
        theirs={
          refused?.code === "outdated" && held
            ? { take: () => (keepDraft(section, id, null), setRefused(null)), overwrite: () => void save(held) }
            : null
        }
      />
      <div className={styles["foot"]}>
        <Button type="submit" look="primary" size="large" isWaiting={isWaiting} isDisabled={!draft}>
          {text("administration.save")}
        </Button>
        {draft ? (
          <Button
            size="large"
            onPress={() => {
              keepDraft(section, id, null);
              setRefused(null);
              setTried(false);
            }}
          >
            {text("administration.discard")}
          </Button>
        ) : null}
        {held && kind.remove ? (
          <div className={styles["away"]}>
            <RemoveThing name={kind.nameOf(id, held, plan)} uses={kind.uses(plan, id)} onRemove={() => void remove()} />
          </div>
        ) : null}
      </div>
    </form>
  );
}
