import { type FormEvent, useState } from "react";
import { SignInRules } from "../../../src-shared/accounts/sign-in-rules.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { useSaving } from "../accounts/use-saving.ts";
import { draftIn, keepDraft, useKept } from "../kit/drafts.ts";
import { faultsOf, saidOfSchema } from "../kit/faults.ts";
import { Part } from "../kit/part.tsx";
import { Rows } from "../kit/rows.tsx";
import things from "../kit/things.module.css";
import { Ticks } from "../kit/ticks.tsx";
import { HouseFields } from "./house-fields.tsx";
import type { NamedRole } from "./named-role.ts";
import styles from "./sign-in.module.css";

interface RulesFormProps {
  readonly rules: SignInRules;
  readonly roles: readonly NamedRole[];
  readonly again: () => Promise<void>;
}

const id = "rules";
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
  const draft = useKept((all) => draftIn(all, "signIn", id));
  const [isTried, setTried] = useState(false);
  const saving = useSaving();
  const value = (draft?.now ?? rules) as SignInRules;
  const before = (draft?.before ?? rules) as SignInRules;
  const said = saidOfSchema(SignInRules, value).filter(({ isMissing }) => isTried || !isMissing);
  const faults = faultsOf(said);

  function change(part: Partial<SignInRules>): void {
    const now = { ...value, ...part };
    saving.forget();
    keepDraft("signIn", id, JSON.stringify(now) === JSON.stringify(before) ? null : { before, now });
  }
  function leave(): void {
    keepDraft("signIn", id, null);
    saving.forget();
    setTried(false);
  }
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const parsed = SignInRules.safeParse(value);
    if (!parsed.success) return;
    const isSaved = await saving.run(
      async () => void (await desk.ask("signInRules.save", { to: parsed.data, expected: before })),
    );
    if (isSaved) {
      leave();
      toasts.show({ look: "good", title: text("administration.saved") });
    }
    await again();
  }

  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => void save(event)}
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
      {saving.fault ? (
        <Banner
          look="bad"
          isBoxed
          title={text(saving.fault.code === "outdated" ? "administration.outdated" : "administration.notSaved")}
          action={
            saving.fault.code === "outdated" ? (
              <Button onPress={leave}>{text("administration.takeTheirs")}</Button>
            ) : undefined
          }
        >
          {faultText(saving.fault)}
        </Banner>
      ) : null}
      <div className={things["foot"]}>
        <Button type="submit" look="primary" size="large" isWaiting={saving.isWaiting} isDisabled={!draft}>
          {text("administration.save")}
        </Button>
        {draft ? (
          <Button size="large" onPress={leave}>
            {text("administration.discard")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
