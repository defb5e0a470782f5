import { type ReactNode, useState } from "react";
import type * as z from "zod/mini";
import { faultText } from "../../text/fault-text.ts";
import { useSaving } from "../accounts/use-saving.ts";
import type { Section } from "../kit/drafts.ts";
import { type Faults, faultsOf, saidOfSchema } from "../kit/faults.ts";
import { FormFoot } from "../kit/form-foot.tsx";
import { NotSaved } from "../kit/not-saved.tsx";
import { RemoveThing } from "../kit/remove-thing.tsx";
import things from "../kit/things.module.css";
import { TitledForm } from "../kit/titled-form.tsx";
import { useDraft } from "../kit/use-draft.ts";

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
  /** Draws them; no component of its own, which would be another with each drawing and lose the focus. */
  readonly fields: (props: FieldsProps<Body>) => ReactNode;
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
  const { section, id, held, schema, nameOf, fields, save, again, remove, acts, children, top } = props;
  const { value, before, isChanged, change, leave } = useDraft(section, id, held);
  const [isTried, setTried] = useState(false);
  const saving = useSaving();
  const wrong = saidOfSchema(schema, value).filter(({ isMissing }) => isTried || !isMissing);
  const at = saving.fault?.values?.["at"];
  const refused =
    saving.fault && at !== undefined
      ? [{ at: String(at), kind: "wrong" as const, words: faultText(saving.fault), isMissing: false }]
      : [];

  function forget(): void {
    leave();
    saving.forget();
    setTried(false);
  }
  async function submit(): Promise<void> {
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
      <TitledForm title={nameOf(value)} isNew={held === null} onSubmit={() => void submit()}>
        {top}
        {fields({
          value,
          onChange(part) {
            saving.forget();
            change(part);
          },
          faults: faultsOf([...wrong, ...refused]),
          isNew: held === null,
        })}
        <NotSaved fault={saving.fault} theirs={{ take: forget }} />
        <FormFoot
          isChanged={isChanged}
          isWaiting={saving.isWaiting}
          onDiscard={forget}
          away={held && remove ? <RemoveThing name={nameOf(held)} uses={[]} onRemove={() => void away()} /> : undefined}
        >
          {held ? acts : null}
        </FormFoot>
      </TitledForm>
      {held ? children : null}
    </div>
  );
}
