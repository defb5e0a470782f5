import { type Colours, contrast, leastContrast } from "../../../src-shared/sites/colours.ts";
import { text } from "../../text/text.ts";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Beside } from "../kit/part.tsx";
import styles from "./sites.module.css";

interface ColoursFieldProps {
  readonly label: string;
  /** Null: those that it follows. */
  readonly value: Colours | null;
  readonly onChange: (colours: Colours | null) => void;
  readonly fault: string | undefined;
}

const first: Colours = { accent: "#3450e0", onAccent: "#ffffff" };
const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/.test(value);

/** Two colours, and whether words of the one can be read on the other. */
export function ColoursField({ label, value, onChange, fault }: ColoursFieldProps) {
  const ratio =
    value && isColour(value.accent) && isColour(value.onAccent) ? contrast(value.accent, value.onAccent) : null;
  const swatch = (name: keyof Colours) =>
    value ? (
      <TextField
        label={text(`sites.colour.${name}`)}
        value={value[name]}
        maxLength={7}
        onChange={(colour) => onChange({ ...value, [name]: colour.trim().toLowerCase() })}
        end={
          <input
            type="color"
            className={styles["swatch"]}
            aria-label={text("sites.pick", { label: text(`sites.colour.${name}`) })}
            value={isColour(value[name]) ? value[name] : first[name]}
            onChange={({ target }) => onChange({ ...value, [name]: target.value })}
          />
        }
      />
    ) : null;
  return (
    <>
      <Switch isOn={value !== null} onChange={(on) => onChange(on ? first : null)}>
        {label}
      </Switch>
      {value ? (
        <Beside>
          {swatch("accent")}
          {swatch("onAccent")}
        </Beside>
      ) : null}
      {ratio === null ? null : (
        <output className={ratio < leastContrast ? styles["bad"] : styles["hint"]}>
          {text("sites.contrast", { ratio: (Math.floor(ratio * 100) / 100).toFixed(2), least: leastContrast })}
        </output>
      )}
      {fault ? <p role="alert">{fault}</p> : null}
    </>
  );
}
