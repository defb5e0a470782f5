import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import { noChanges } from "../../../src-shared/accounts/effective.ts";
import { RoleId } from "../../../src-shared/accounts/ids.ts";
import { AccountId } from "../../../src-shared/accounts/model.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { machine } from "../../machine.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { draftsOf, keepDraft, openThing, useKept } from "../kit/drafts.ts";
import { ThingsSide } from "../kit/things-side.tsx";
import things from "../kit/things.module.css";
import { Unread, WhenRead } from "../kit/unread.tsx";
import type { AccountDraft } from "./account-draft.ts";
import { AccountForm } from "./account-form.tsx";
import { Approvals } from "./approvals.tsx";
import { LinksDialog } from "./links-dialog.tsx";
import type { MadeLink } from "./make-link.ts";
import { PasswordDialog } from "./password-dialog.tsx";
import { roleName } from "./role-names.ts";
import { useAccounts } from "./use-accounts.ts";
import { type Frame, useFrame } from "./use-frame.ts";

/** Who works here, and what each may do (features 001-03…05, 001-27). */
export function AccountsSection() {
  const { frame, fault, again } = useFrame();
  return (
    <WhenRead value={frame} fault={fault} again={again}>
      {(read) => (
        <>
          <Approvals frame={read} again={again} />
          <Accounts frame={read} againFrame={again} />
        </>
      )}
    </WhenRead>
  );
}

function Accounts({ frame, againFrame }: { frame: Frame; againFrame: () => Promise<void> }) {
  const [words, setWords] = useState("");
  const [shown, setShown] = useState<{ readonly name: string; readonly password: string } | null>(null);
  const [link, setLink] = useState<MadeLink | null>(null);
  const { found, fault, again, older } = useAccounts(words);
  const kept = useKept((all) => all);
  const isBegun = (id: string) => draftsOf(kept, "accounts").some(([one]) => one === id);
  const held = found?.accounts ?? [];
  const begun = draftsOf(kept, "accounts").filter(([id]) => !held.some((one) => one.id === id));
  const nameOfRole = (id: RoleId): string => {
    const role = frame.roles.find((one) => one.id === id);
    return role ? roleName(role) : "";
  };
  const factsOf = ({ role, team, active }: AdministeredPerson): string => {
    const inTeam = frame.teams.find(({ id }) => id === team)?.name;
    return [nameOfRole(role), inTeam, active ? undefined : text("people.inactive")].filter(Boolean).join(" · ");
  };
  const items = [
    ...held.map((one) => ({
      id: one.id as string,
      name: one.name,
      detail: isBegun(one.id) ? text("administration.unsaved") : factsOf(one),
      person: one,
    })),
    ...begun.map(([id, draft]) => ({
      id,
      name: (draft.now as AccountDraft).body.name,
      detail: text("administration.unsaved"),
      person: null,
    })),
  ];
  const wished = kept.open.accounts;
  const chosen = items.find(({ id }) => id === wished) ?? items[0];
  const both = async () => {
    await again();
    await againFrame();
  };

  function add(): void {
    const id = uuid7(machine);
    const now: AccountDraft = {
      body: { name: "", email: "", team: null },
      rights: { role: RoleId.parse("agent"), own: noChanges },
      first: false,
    };
    keepDraft("accounts", id, { before: null, now });
    openThing("accounts", id);
  }

  return (
    <div className={things["things"]}>
      <ThingsSide
        section="accounts"
        items={found ? items : null}
        chosen={chosen?.id ?? null}
        add={{ label: text("people.add"), icon: <UserPlus aria-hidden="true" />, onPress: add }}
        empty={text("people.nobody")}
        more={found?.more ? <Button onPress={() => void older()}>{text("people.more")}</Button> : null}
      >
        <SearchField
          label={text("people.search")}
          clearLabel={text("people.clearSearch")}
          value={words}
          onChange={setWords}
          maxLength={100}
        />
        {fault ? <Unread fault={fault} again={again} /> : null}
        {found || fault ? null : <Spinner />}
      </ThingsSide>
      {chosen ? (
        <AccountForm
          key={chosen.id}
          id={AccountId.parse(chosen.id)}
          person={chosen.person}
          frame={frame}
          again={both}
          onPassword={setShown}
          onLink={setLink}
        />
      ) : null}
      {link ? <LinksDialog links={[link]} onClose={() => setLink(null)} /> : null}
      {shown ? <PasswordDialog {...shown} onClose={() => setShown(null)} /> : null}
    </div>
  );
}
