import type { AccountSignIn, SignInRules } from "../../../src-shared/accounts/sign-in-rules.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Spinner } from "../../ui/spinner.tsx";
import { Unread } from "../accounts/accounts-section.tsx";
import { roleName } from "../accounts/role-names.ts";
import things from "../kit/things.module.css";
import { AccountSignIns } from "./account-sign-ins.tsx";
import { Directories } from "./directories.tsx";
import type { NamedRole } from "./named-role.ts";
import { RulesForm } from "./rules-form.tsx";
import styles from "./sign-in.module.css";

interface Held {
  readonly rules: SignInRules;
  readonly accounts: readonly AccountSignIn[];
  readonly roles: readonly NamedRole[];
}

async function read(): Promise<Held> {
  const { rules, accounts, roles } = await desk.ask("signInRules.read", {});
  return { rules, accounts, roles: roles.map((role) => ({ id: role.id, name: roleName(role) })) };
}

/** How people sign in to this house, who has a second step, and which directories keep accounts (I5). */
export function SignInSection() {
  const { value, fault, again } = useRead(read);
  if (!value) return fault ? <Unread fault={faultText(fault)} again={again} /> : <Spinner />;
  return (
    <section className={styles["stack"]} aria-label={text("administration.section.signIn")}>
      <div>
        <h2 className={things["title"]}>{text("administration.section.signIn")}</h2>
        <p className={things["intro"]}>{text("administration.intro.signIn")}</p>
      </div>
      <RulesForm rules={value.rules} roles={value.roles} again={again} />
      <AccountSignIns accounts={value.accounts} again={again} />
      <Directories />
    </section>
  );
}
