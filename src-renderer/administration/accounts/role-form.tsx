import type { AdministeredRole, RoleBody } from "../../../src-shared/accounts/administered.ts";
import { changesTo } from "../../../src-shared/accounts/effective.ts";
import type { RoleId } from "../../../src-shared/accounts/ids.ts";
import { roles } from "../../../src-shared/accounts/model.ts";
import { defaultsOf } from "../../../src-shared/accounts/permissions.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Choice } from "../../ui/choice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { FormFoot } from "../kit/form-foot.tsx";
import { NotSaved } from "../kit/not-saved.tsx";
import { RemoveThing } from "../kit/remove-thing.tsx";
import { TitledForm } from "../kit/titled-form.tsx";
import { useDraft } from "../kit/use-draft.ts";
import { AskSure } from "./ask-sure.tsx";
import { PermissionList } from "./permission-list.tsx";
import { isOfHouse, permissionsOfRole, roleName } from "./role-names.ts";
import { useSaving } from "./use-saving.ts";

interface RoleFormProps {
  readonly id: RoleId;
  /** Null: it is new. */
  readonly role: AdministeredRole | null;
  readonly again: () => Promise<void>;
}

/** One role: what it is made of, and what is changed of that. */
export function RoleForm({ id, role, again }: RoleFormProps) {
  const saving = useSaving();
  const held: RoleBody | null = role && { name: role.name, base: role.base, own: role.own };
  const { value, before, isChanged, change: put, leave } = useDraft("roles", id, held);
  const isHouse = role !== null && isOfHouse(role);
  const base = defaultsOf(value.base);
  const isAskedSure = saving.fault?.reason === "own-rights";

  function change(part: Partial<RoleBody>): void {
    saving.forget();
    put(part);
  }
  function discard(): void {
    leave();
    saving.forget();
  }

  async function save(sure = false): Promise<void> {
    const done = await saving.run(async () => {
      if (before === null) await desk.ask("role.add", { id, to: value });
      else await desk.ask("role.save", { id, to: value, expected: before, sure });
      toasts.show({ look: "good", title: text("administration.saved") });
    });
    await again();
    if (done) leave();
  }

  async function remove(): Promise<void> {
    if (!held) return;
    const done = await saving.run(async () => void (await desk.ask("role.remove", { id, expected: held })));
    await again();
    // What was begun on it is not of a role that is no more.
    if (done) leave();
  }

  return (
    <TitledForm title={isHouse ? roleName(role) : value.name} isNew={role === null} onSubmit={() => void save()}>
      {isHouse ? null : (
        <>
          <TextField
            label={text("administration.name")}
            value={value.name}
            onChange={(name) => change({ name })}
            maxLength={80}
            fault={
              saving.fault && ["name-missing", "name-taken"].includes(saving.fault.reason)
                ? faultText(saving.fault)
                : undefined
            }
            isRequired
          />
          <Choice
            label={text("people.madeOf")}
            value={value.base}
            items={roles.map((one) => ({ id: one, label: text(`settings.accountRole.${one}`) }))}
            onChange={(next) => change({ base: next, own: changesTo(defaultsOf(next), permissionsOfRole(value)) })}
          />
        </>
      )}
      <PermissionList
        label={text("people.rolePermissions")}
        held={permissionsOfRole(value)}
        base={base}
        onChange={(next) => change({ own: changesTo(base, next) })}
      />
      {isAskedSure ? null : <NotSaved fault={saving.fault} theirs={{ take: discard }} />}
      {saving.fault && isAskedSure ? (
        <AskSure fault={saving.fault} onSure={() => void save(true)} onClose={saving.forget} />
      ) : null}
      <FormFoot
        isChanged={isChanged}
        isWaiting={saving.isWaiting}
        onDiscard={discard}
        away={role && !isHouse ? <RemoveThing name={role.name} uses={[]} onRemove={() => void remove()} /> : undefined}
      />
    </TitledForm>
  );
}
