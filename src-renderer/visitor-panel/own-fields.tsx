import { useEffect, useState } from "react";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { asWrapUp, type FieldValue, type VisitorField } from "../../src-shared/visitor-panel/model.ts";
import { useMay } from "../accounts/may.ts";
import { WrapUpFieldInput } from "../conversations/wrap-up-fields.tsx";
import { desk } from "../desk-link.ts";
import { useEverLinked } from "../hub-link/use-ever-linked.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Card, Fact } from "./card.tsx";
import styles from "./visitor-panel.module.css";

type Values = Readonly<Record<string, FieldValue>>;
interface OwnFieldsProps {
  readonly conversation: ConversationId;
  readonly fields: readonly VisitorField[];
}

/** What the house keeps of its visitors, field by field; each is saved when it is left. */
export function OwnFields({ conversation, fields }: OwnFieldsProps) {
  const [held, setHeld] = useState<{ of: ConversationId; values: Values | null }>({ of: conversation, values: null });
  const [typed, setTyped] = useState<Values>({});
  const [fault, setFault] = useState<Fault | null>(null);
  const mayEdit = useMay("Visitor > Data > Edit");
  const [round, setRound] = useState(0);
  const wasLinked = useEverLinked();
  useEffect(() => {
    if (!wasLinked) return undefined;
    let isWanted = true;
    desk.ask("visitor.fields", { conversation }).then(
      ({ values }) => {
        if (!isWanted) return;
        setHeld({ of: conversation, values });
        setTyped({});
      },
      (error: unknown) => isWanted && setFault(faultOf(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [conversation, round, wasLinked]);
  const values = held.of === conversation ? held.values : null;
  if (fields.length === 0) return null;

  async function save(key: string, value: FieldValue | undefined): Promise<void> {
    const before = values?.[key] ?? null;
    const next = value === undefined || value === "" || value === false ? null : value;
    if (JSON.stringify(before) === JSON.stringify(next)) return;
    try {
      const saved = await desk.ask("visitor.setField", { conversation, key, value: next, expected: before });
      setHeld({ of: conversation, values: saved.values });
      setTyped(({ [key]: _saved, ...others }) => others);
      setFault(null);
    } catch (error) {
      setFault(faultOf(error));
      // Somebody else was faster: what is there now is shown, and what was typed stays beside it until it is left again.
      if (faultOf(error).code === "outdated") setRound(round + 1);
    }
  }

  return (
    <Card title={text("visitorPanel.fields")}>
      {mayEdit && values ? (
        <div className={styles["fields"]}>
          {asWrapUp(fields).fields.map((field) => {
            const isTyped = field.kind === "text" || field.kind === "number" || field.kind === "date";
            const shown = typed[field.key] ?? values[field.key];
            return (
              <div key={field.key} {...(isTyped ? { onBlur: () => void save(field.key, shown) } : {})}>
                <WrapUpFieldInput
                  field={field}
                  label={field.label}
                  value={shown}
                  onChange={(value) => {
                    setTyped({ ...typed, [field.key]: value });
                    if (!isTyped) void save(field.key, value);
                  }}
                />
              </div>
            );
          })}
        </div>
      ) : (
        <dl className={styles["facts"]}>
          {fields.map(({ key, label }) => (
            <Fact key={key} name={label}>
              {String(values?.[key] ?? "–")}
            </Fact>
          ))}
        </dl>
      )}
      {fault ? <p role="alert">{faultText(fault)}</p> : null}
    </Card>
  );
}
