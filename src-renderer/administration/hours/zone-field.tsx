import { text } from "../../text/text.ts";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./hours.module.css";

interface ZoneFieldProps {
  readonly value: string;
  readonly onChange: (zone: string) => void;
  readonly fault: string | undefined;
}

const zones = Intl.supportedValuesOf("timeZone");

/** A place of the time zone database; places that begin alike are offered below. */
export function ZoneField({ value, onChange, fault }: ZoneFieldProps) {
  const begun = value.trim().toLowerCase();
  const like =
    fault && begun.length > 1
      ? zones.filter((zone) => zone.toLowerCase().replace("_", " ").includes(begun.replace("_", " "))).slice(0, 6)
      : [];
  return (
    <div className={styles["zone"]}>
      <TextField
        label={text("administration.hours.zone")}
        hint={text("administration.hours.zoneText")}
        value={value}
        onChange={onChange}
        fault={fault}
        maxLength={60}
      />
      {like.length > 0 ? (
        <p className={styles["like"]}>
          {like.map((zone) => (
            <button key={zone} type="button" className={styles["place"]} onClick={() => onChange(zone)}>
              {zone}
            </button>
          ))}
        </p>
      ) : null}
    </div>
  );
}
