import { useState } from "react";
import { SignInRules } from "../../../src-shared/accounts/sign-in-rules.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { useSaving } from "../accounts/use-saving.ts";
import { faultsOf, saidOfSchema } from "../kit/faults.ts";
import { FormFoot } from "../kit/form-foot.tsx";
import { NotSaved } from "../kit/not-saved.tsx";
import { Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import { Ticks } from "../kit/ticks.tsx";
import { useDraft } from "../kit/use-draft.ts";
import { HouseFields } from "./house-fields.tsx";
import type { NamedRole } from "./named-role.ts";
import styles from "./sign-in.module.css";

interface RulesFormProps {
  readonly rules: SignInRules;
  readonly roles: readonly NamedRole[];
  readonly again: () => Promise<void>;
}

const newHouse: NonNullable<SignInRules["house"]> = {
  name: "",
  issuer: "",
  client: "",
  scopes: "",
  domains: [],
  trustsEmail: false,
  creates: true,
  roleClaim: "",
};

/** The rules of signing in. Nothing holds before it is saved. */
export function RulesForm({ rules, roles, again }: RulesFormProps) {
  const { value, before, isChanged, change: put, leave } = useDraft("signIn", "rules", rules);
  const [isTried, setTried] = useState(false);
  const saving = useSaving();
  const said = saidOfSchema(SignInRules, value).filter(({ isMissing }) => isTried || !isMissing);
  const faults = faultsOf(said);

  function change(part: Partial<SignInRules>): void {
    saving.forget();
    put(part);
  }
  function discard(): void {
    leave();
    saving.forget();
    setTried(false);
  }
  async function save(): Promise<void> {
    setTried(true);
    const parsed = SignInRules.safeParse(value);
    if (!parsed.success) return;
    const isSaved = await saving.run(
      async () => void (await desk.ask("signInRules.save", { to: parsed.data, expected: before ?? rules })),
    );
    if (isSaved) {
      discard();
      toasts.show({ look: "good", title: text("administration.saved") });
    }
    await again();
  }

  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      aria-label={text("signIn.rules")}
      noValidate
    >
      <Part title={text("signIn.house")} intro={text("signIn.houseText")}>
        <Switch
          isOn={value.house !== null}
          onChange={(on) => change(on ? { house: newHouse } : { house: null, password: true })}
        >
          {text("signIn.houseOn")}
        </Switch>
        {value.house ? (
          <HouseFields value={value.house} faults={faults} onChange={(house) => change({ house })} />
        ) : null}
      </Part>
      <Part title={text("signIn.passwords")} intro={text("signIn.passwordsText")}>
        <Switch isOn={value.password} isDisabled={!value.house} onChange={(password) => change({ password })}>
          {text("signIn.passwordOn")}
        </Switch>
        <Ticks
          label={text("signIn.codeRoles")}
          items={roles}
          chosen={value.codeRoles}
          onChange={(codeRoles) => change({ codeRoles: [...codeRoles] })}
          empty=""
        />
      </Part>
      <Part title={text("signIn.roles")} intro={text("signIn.rolesText")}>
        <Rows
          label={text("signIn.roleRows")}
          items={value.roles}
          onChange={(rows) => change({ roles: [...rows] })}
          blank={() => ({ value: "", role: roles[0]!.id })}
          addLabel={text("signIn.addRole")}
          nameOf={({ value: name }, index) => name || text("signIn.roleRow", { number: index + 1 })}
          faultOf={(index) => faults.under(`roles.${index}`)}
          isOrdered
        >
          {(row, set) => (
            <>
              <TextField
                label={text("signIn.roleValue")}
                value={row.value}
                onChange={(name) => set({ ...row, value: name })}
                maxLength={200}
              />
              <Select
                label={text("signIn.role")}
                items={roles.map(({ id: role, name }) => ({ id: role, label: name }))}
                value={row.role}
                onChange={(role) => set({ ...row, role })}
              />
            </>
          )}
        </Rows>
      </Part>
      <NotSaved fault={saving.fault} theirs={{ take: discard }} />
      <FormFoot isChanged={isChanged} isWaiting={saving.isWaiting} onDiscard={discard} />
    </form>
  );
}
