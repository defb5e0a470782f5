import type { Permission } from "../../../src-shared/accounts/permissions.ts";
import { permissionNames, permissions } from "../../../src-shared/accounts/permissions.ts";
import { text } from "../../text/text.ts";
import { Checkbox } from "../../ui/switch.tsx";
import { Chip } from "../../ui/badge.tsx";
import styles from "./accounts.module.css";

interface PermissionListProps {
  readonly label: string;
  readonly held: readonly Permission[];
  /** What would be held without the changes: what differs from it is marked. */
  readonly base: readonly Permission[];
  readonly onChange: (held: Permission[]) => void;
}

const areas = [...new Set(permissionNames.map((name) => name.split(" > ")[0] ?? ""))];

/** Every permission by its area, each with what it lets somebody do. */
export function PermissionList({ label, held, base, onChange }: PermissionListProps) {
  return (
    <fieldset className={styles["permissions"]}>
      <legend className={styles["legend"]}>{label}</legend>
      {areas.map((area) => (
        <fieldset key={area} className={styles["area"]}>
          <legend className={styles["areaName"]}>{area}</legend>
          {permissionNames
            .filter((name) => name.startsWith(`${area} > `))
            .map((name) => (
              <Checkbox
                key={name}
                isOn={held.includes(name)}
                onChange={(on) => onChange(on ? [...held, name] : held.filter((one) => one !== name))}
              >
                <span className={styles["permission"]}>
                  <span>{text(`permission.${permissions[name].text}`)}</span>
                  <span className={styles["soft"]}>
                    {name}
                    {held.includes(name) === base.includes(name) ? null : (
                      <>
                        {" "}
                        <Chip tone="accent">{text("people.changed")}</Chip>
                      </>
                    )}
                  </span>
                </span>
              </Checkbox>
            ))}
        </fieldset>
      ))}
    </fieldset>
  );
}
