import { changedBy, changesTo } from "../../../src-shared/accounts/effective.ts";
import type { Permission } from "../../../src-shared/accounts/permissions.ts";
import type { Fault } from "../../../src-shared/rpc/fault.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Beside, Part } from "../kit/part.tsx";
import type { AccountDraft } from "./account-draft.ts";
import styles from "./accounts.module.css";
import { PermissionList } from "./permission-list.tsx";
import { permissionsOfRole, roleName } from "./role-names.ts";
import type { Frame } from "./use-frame.ts";

interface AccountFieldsProps {
  readonly value: AccountDraft;
  readonly frame: Frame;
  readonly onChange: (part: Partial<AccountDraft>) => void;
  readonly fault: Fault | null;
}

const noTeam = "none";

export function AccountFields({ value: { body, rights, first }, frame, onChange, fault }: AccountFieldsProps) {
  const role = frame.roles.find(({ id }) => id === rights.role);
  const base = role ? permissionsOfRole(role) : [];
  const held = changedBy(base, rights.own);
  const may = (name: Permission): boolean => held.includes(name);
  const hold = (next: readonly Permission[]) => onChange({ rights: { ...rights, own: changesTo(base, next) } });
  const turn = (name: Permission) => (on: boolean) => hold(on ? [...held, name] : held.filter((one) => one !== name));
  const said = (...reasons: string[]) => (fault && reasons.includes(fault.reason) ? faultText(fault) : undefined);
  return (
    <>
      <Beside>
        <TextField
          label={text("administration.name")}
          value={body.name}
          onChange={(name) => onChange({ body: { ...body, name } })}
          maxLength={80}
          fault={said("name-missing", "name-taken")}
          isRequired
        />
        <TextField
          label={text("people.email")}
          type="email"
          value={body.email}
          onChange={(email) => onChange({ body: { ...body, email } })}
          maxLength={200}
          fault={said("email-wrong", "email-taken")}
        />
      </Beside>
      <Beside>
        <Select
          label={text("people.role")}
          items={frame.roles.map((one) => ({ id: one.id as string, label: roleName(one) }))}
          value={rights.role as string}
          onChange={(chosen) => {
            const next = frame.roles.find(({ id }) => (id as string) === chosen);
            if (next) onChange({ rights: { ...rights, role: next.id } });
          }}
        />
        <Select
          label={text("people.team")}
          items={[
            { id: noTeam, label: text("people.noTeam") },
            ...frame.teams.map(({ id, name }) => ({ id: id as string, label: name })),
          ]}
          value={(body.team as string | null) ?? noTeam}
          onChange={(chosen) => {
            const team = frame.teams.find(({ id }) => (id as string) === chosen)?.id ?? null;
            onChange({ body: { ...body, team } });
          }}
        />
      </Beside>
      <Part title={text("people.channels")} intro={text("people.channelsText")}>
        <Switch isOn={may("Conversation > Video > Answer")} onChange={turn("Conversation > Video > Answer")}>
          {text("people.video")}
        </Switch>
        <Switch
          isOn={may("Conversation > Video > Answer") && may("Conversation > Video > Escalate")}
          isDisabled={!may("Conversation > Video > Answer")}
          onChange={turn("Conversation > Video > Escalate")}
        >
          {text("people.escalate")}
        </Switch>
        <Switch isOn={first} onChange={(on) => onChange({ first: on })}>
          {text("people.first")}
        </Switch>
      </Part>
      <details className={styles["details"]}>
        <summary>{text("people.permissions", { count: rights.own.grants.length + rights.own.denials.length })}</summary>
        <PermissionList label={text("people.permissionsText")} held={held} base={base} onChange={hold} />
      </details>
    </>
  );
}
