import type { AccountSignIn, SignInRules } from "../../../src-shared/accounts/sign-in-rules.ts";
import { useRead } from "../../accounts/use-read.ts";
import { desk } from "../../desk-link.ts";
import { roleName } from "../accounts/role-names.ts";
import { SectionPage } from "../kit/section-page.tsx";
import { WhenRead } from "../kit/unread.tsx";
import { AccountSignIns } from "./account-sign-ins.tsx";
import { Directories } from "./directories.tsx";
import type { NamedRole } from "./named-role.ts";
import { RulesForm } from "./rules-form.tsx";

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
  const held = useRead(read);
  return (
    <WhenRead {...held}>
      {({ rules, roles, accounts }) => (
        <SectionPage section="signIn">
          <RulesForm rules={rules} roles={roles} again={held.again} />
          <AccountSignIns accounts={accounts} again={held.again} />
          <Directories />
        </SectionPage>
      )}
    </WhenRead>
  );
}
