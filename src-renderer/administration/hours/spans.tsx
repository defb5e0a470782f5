import { Plus, X } from "lucide-react";
import type { Span } from "../../../src-shared/routing/hours.ts";
import { text } from "../../text/text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./hours.module.css";

interface SpansProps {
  /** Whose: a day. */
  readonly name: string;
  readonly value: readonly Span[];
  readonly onChange: (spans: Span[]) => void;
  readonly fault: string | undefined;
}

/** From when until when, several times a day; no span at all is closed. */
export function Spans({ name, value, onChange, fault }: SpansProps) {
  const last = value.at(-1);
  const next: Span = last && last.to < "23:00" ? { from: last.to, to: "24:00" } : { from: "09:00", to: "17:00" };
  return (
    <div className={styles["spans"]}>
      {value.length === 0 ? <span className={styles["closed"]}>{text("administration.hours.closed")}</span> : null}
      {value.map((span, index) => (
        <span key={index} className={styles["span"]}>
          <TextField
            label={text("administration.hours.from", { name })}
            isLabelHidden
            value={span.from}
            onChange={(from) => onChange(value.with(index, { ...span, from }))}
            maxLength={5}
          />
          <span aria-hidden="true">–</span>
          <TextField
            label={text("administration.hours.to", { name })}
            isLabelHidden
            value={span.to}
            onChange={(to) => onChange(value.with(index, { ...span, to }))}
            maxLength={5}
          />
          <IconButton
            label={text("administration.hours.removeSpan", { name, from: span.from })}
            onPress={() => onChange(value.filter((_span, other) => other !== index))}
          >
            <X aria-hidden="true" />
          </IconButton>
        </span>
      ))}
      <IconButton label={text("administration.hours.addSpan", { name })} onPress={() => onChange([...value, next])}>
        <Plus aria-hidden="true" />
      </IconButton>
      {fault ? (
        <p className={styles["fault"]} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  );
}
