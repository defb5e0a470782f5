import { useState } from "react";
import type { HouseSignIn } from "../../../src-shared/accounts/sign-in-rules.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSaving } from "../accounts/use-saving.ts";
import type { Faults } from "../kit/faults.ts";
import { Beside } from "../kit/part.tsx";
import styles from "./sign-in.module.css";

interface HouseFieldsProps {
  readonly value: HouseSignIn;
  readonly faults: Faults;
  readonly onChange: (value: HouseSignIn) => void;
}

/** What is known of the house's own sign-in. Nothing of it is a secret. */
export function HouseFields({ value, faults, onChange }: HouseFieldsProps) {
  const set = (part: Partial<HouseSignIn>) => onChange({ ...value, ...part });
  const at = (field: keyof HouseSignIn) => faults.under(`house.${field}`);
  return (
    <>
      <Beside>
        <TextField
          label={text("signIn.houseName")}
          hint={text("signIn.houseNameHint")}
          value={value.name}
          onChange={(name) => set({ name })}
          maxLength={60}
          fault={at("name")}
        />
        <TextField
          label={text("signIn.client")}
          value={value.client}
          onChange={(client) => set({ client })}
          maxLength={200}
          fault={at("client")}
        />
      </Beside>
      <Issuer issuer={value.issuer} fault={at("issuer")} onChange={(issuer) => set({ issuer })} />
      <p className={styles["soft"]}>{text("signIn.redirect")}</p>
      <Beside>
        <TextField
          label={text("signIn.domains")}
          hint={text("signIn.domainsHint")}
          value={value.domains.join(", ")}
          onChange={(typed) => set({ domains: typed === "" ? [] : typed.split(/[,\s]+/) })}
          fault={at("domains")}
        />
        <TextField
          label={text("signIn.scopes")}
          hint={text("signIn.scopesHint")}
          value={value.scopes}
          onChange={(scopes) => set({ scopes })}
          maxLength={200}
          fault={at("scopes")}
        />
      </Beside>
      <TextField
        label={text("signIn.roleClaim")}
        hint={text("signIn.roleClaimHint")}
        value={value.roleClaim}
        onChange={(roleClaim) => set({ roleClaim })}
        maxLength={100}
        fault={at("roleClaim")}
      />
      <Switch isOn={value.creates} onChange={(creates) => set({ creates })}>
        {text("signIn.creates")}
      </Switch>
      <Switch isOn={value.trustsEmail} onChange={(trustsEmail) => set({ trustsEmail })}>
        {text("signIn.trustsEmail")}
      </Switch>
    </>
  );
}

interface IssuerProps {
  readonly issuer: string;
  readonly fault: string | undefined;
  readonly onChange: (issuer: string) => void;
}

/** The issuer's address, and whether it answers as one. */
function Issuer({ issuer, fault, onChange }: IssuerProps) {
  const [checked, setChecked] = useState<string | null>(null);
  const saving = useSaving();

  async function check(): Promise<void> {
    setChecked(null);
    await saving.run(async () => {
      const { keys } = await desk.ask("signInRules.check", { issuer });
      setChecked(text("signIn.checked", { keys }));
    });
  }

  return (
    <div className={styles["line"]}>
      <TextField
        label={text("signIn.issuer")}
        hint={checked ?? text("signIn.issuerHint")}
        value={issuer}
        onChange={(typed) => {
          setChecked(null);
          saving.forget();
          onChange(typed);
        }}
        maxLength={500}
        fault={fault ?? (saving.fault ? faultText(saving.fault) : undefined)}
      />
      <Button isDisabled={issuer === ""} isWaiting={saving.isWaiting} onPress={() => void check()}>
        {text("signIn.check")}
      </Button>
    </div>
  );
}
