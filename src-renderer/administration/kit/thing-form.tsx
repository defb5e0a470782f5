import { useState } from "react";
import type { Saved } from "../../../src-shared/administration/plan-asks.ts";
import type { RoutingPlan } from "../../../src-shared/administration/plan.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { toasts } from "../../ui/toast-queue.ts";
import { faultsOf, saidOf, saidOfSchema } from "./faults.ts";
import { Feedback } from "./feedback.tsx";
import { FormFoot } from "./form-foot.tsx";
import type { Kind } from "./kind.ts";
import { RemoveThing } from "./remove-thing.tsx";
import { TitledForm } from "./titled-form.tsx";
import { useDraft } from "./use-draft.ts";

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
  const { value, before, isChanged, change: put, leave } = useDraft(section, id, held);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Fault | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const ofSchema = saidOfSchema(schema, value).filter(({ isMissing }) => isTried || !isMissing);
  const said =
    ofSchema.length > 0 || !schema.safeParse(value).success ? ofSchema : kind.findings(plan, id, value).map(saidOf);
  const wrong = said.filter((one) => one.kind === "wrong");

  function change(part: Partial<Body>): void {
    setRefused(null);
    onSaved(null);
    put(part);
  }
  function discard(): void {
    leave();
    setRefused(null);
    setTried(false);
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
      leave();
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
      leave();
    } catch (error) {
      toasts.show({ look: "bad", title: text("administration.removeFailed"), words: faultText(faultOf(error)) });
    } finally {
      await again();
    }
  }

  return (
    <TitledForm title={kind.nameOf(id, value, plan)} isNew={held === null} onSubmit={() => void save(before)}>
      <Form id={id} value={value} onChange={change} faults={faultsOf(said)} plan={plan} again={again} />
      <Feedback
        said={said}
        refused={refused}
        saved={isChanged ? null : last}
        isTried={isTried}
        theirs={held && { take: discard, overwrite: () => void save(held) }}
      />
      <FormFoot
        isChanged={isChanged}
        isWaiting={isWaiting}
        onDiscard={discard}
        away={
          held && kind.remove ? (
            <RemoveThing name={kind.nameOf(id, held, plan)} uses={kind.uses(plan, id)} onRemove={() => void remove()} />
          ) : undefined
        }
      />
    </TitledForm>
  );
}
