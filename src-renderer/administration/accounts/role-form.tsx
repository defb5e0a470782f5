import { type FormEvent, useEffect, useId, useRef } from "react";
import type { AdministeredRole, RoleBody } from "../../../src-shared/accounts/administered.ts";
import { changesTo } from "../../../src-shared/accounts/effective.ts";
import type { RoleId } from "../../../src-shared/accounts/ids.ts";
import { roles } from "../../../src-shared/accounts/model.ts";
import { defaultsOf } from "../../../src-shared/accounts/permissions.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Choice } from "../../ui/choice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { draftIn, keepDraft, useKept } from "../kit/drafts.ts";
import { RemoveThing } from "../kit/remove-thing.tsx";
import things from "../kit/things.module.css";
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
  const kept = useKept((all) => draftIn(all, "roles", id));
  const saving = useSaving();
  const titled = useId();
  const form = useRef<HTMLFormElement>(null);
  const held: RoleBody | null = role && { name: role.name, base: role.base, own: role.own };
  const value = (kept?.now ?? held) as RoleBody;
  const before = kept ? (kept.before as RoleBody | null) : held;
  const isNew = role === null;
  useEffect(() => {
    if (isNew) form.current?.querySelector("input")?.focus();
  }, [isNew]);
  const isHouse = role !== null && isOfHouse(role);
  const base = defaultsOf(value.base);
  const isAskedSure = saving.fault?.reason === "own-rights";

  function change(part: Partial<RoleBody>): void {
    const now = { ...value, ...part };
    saving.forget();
    const isBack = before !== null && JSON.stringify(now) === JSON.stringify(before);
    keepDraft("roles", id, isBack ? null : { before, now });
  }

  async function save(sure = false): Promise<void> {
    const done = await saving.run(async () => {
      if (before === null) await desk.ask("role.add", { id, to: value });
      else await desk.ask("role.save", { id, to: value, expected: before, sure });
      toasts.show({ look: "good", title: text("administration.saved") });
    });
    await again();
    if (done) keepDraft("roles", id, null);
  }

  async function remove(): Promise<void> {
    if (!held) return;
    await saving.run(async () => void (await desk.ask("role.remove", { id, expected: held })));
    await again();
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} className={things["form"]} onSubmit={submit} aria-labelledby={titled} noValidate>
      <h3 className={things["formTitle"]} id={titled}>
        {(isHouse ? roleName(role) : value.name) || text("administration.unnamed")}
      </h3>
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
      {saving.fault && !isAskedSure ? (
        <Banner look="bad" isBoxed title={text("administration.notSaved")}>
          {faultText(saving.fault)}
        </Banner>
      ) : null}
      {saving.fault && isAskedSure ? (
        <AskSure fault={saving.fault} onSure={() => void save(true)} onClose={saving.forget} />
      ) : null}
      <div className={things["foot"]}>
        <Button type="submit" look="primary" size="large" isWaiting={saving.isWaiting} isDisabled={!kept}>
          {text("administration.save")}
        </Button>
        {kept ? (
          <Button
            size="large"
            onPress={() => {
              keepDraft("roles", id, null);
              saving.forget();
            }}
          >
            {text("administration.discard")}
          </Button>
        ) : null}
        {role && !isHouse ? (
          <div className={things["away"]}>
            <RemoveThing name={role.name} uses={[]} onRemove={() => void remove()} />
          </div>
        ) : null}
      </div>
    </form>
  );
}
