import { UserPlus } from "lucide-react";
import { useState } from "react";
import { noChanges } from "../../../src-shared/accounts/effective.ts";
import { RoleId } from "../../../src-shared/accounts/ids.ts";
import { AccountId } from "../../../src-shared/accounts/model.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ListBox } from "../../ui/list-box.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { draftsOf, keepDraft, openThing, useKept } from "../kit/drafts.ts";
import things from "../kit/things.module.css";
import type { AccountDraft } from "./account-draft.ts";
import { AccountForm } from "./account-form.tsx";
import { Approvals } from "./approvals.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { roleName } from "./role-names.ts";
import { useAccounts } from "./use-accounts.ts";
import { type Frame, useFrame } from "./use-frame.ts";

/** Who works here, and what each may do (features 001-03…05, 001-27). */
export function AccountsSection() {
  const { frame, fault, again } = useFrame();
  if (!frame) return fault ? <Unread fault={faultText(fault)} again={again} /> : <Spinner />;
  return (
    <>
      <Approvals frame={frame} again={again} />
      <Accounts frame={frame} againFrame={again} />
    </>
  );
}

export function Unread({ fault, again }: { fault: string; again: () => Promise<void> }) {
  return (
    <Banner
      look="bad"
      isBoxed
      title={text("administration.unread")}
      action={<Button onPress={() => void again()}>{text("administration.again")}</Button>}
    >
      {fault}
    </Banner>
  );
}

function Accounts({ frame, againFrame }: { frame: Frame; againFrame: () => Promise<void> }) {
  const [words, setWords] = useState("");
  const [shown, setShown] = useState<{ readonly name: string; readonly password: string } | null>(null);
  const { found, fault, again, older } = useAccounts(words);
  const kept = useKept((all) => all);
  const isBegun = (id: string) => draftsOf(kept, "accounts").some(([one]) => one === id);
  const held = found?.accounts ?? [];
  const begun = draftsOf(kept, "accounts").filter(([id]) => !held.some((one) => one.id === id));
  const nameOfRole = (id: RoleId): string => {
    const role = frame.roles.find((one) => one.id === id);
    return role ? roleName(role) : "";
  };
  const items = [
    ...held.map((one) => ({
      id: one.id as string,
      name: one.name,
      detail: [
        nameOfRole(one.role),
        frame.teams.find(({ id }) => id === one.team)?.name,
        one.active ? undefined : text("people.inactive"),
      ]
        .filter(Boolean)
        .join(" · "),
      person: one,
    })),
    ...begun.map(([id, draft]) => ({
      id,
      name: (draft.now as AccountDraft).body.name,
      detail: "",
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
      <div className={things["side"]}>
        <h2 className={things["title"]}>{text("administration.section.accounts")}</h2>
        <p className={things["intro"]}>{text("administration.intro.accounts")}</p>
        <SearchField
          label={text("people.search")}
          clearLabel={text("people.clearSearch")}
          value={words}
          onChange={setWords}
          maxLength={100}
        />
        {fault ? <Unread fault={faultText(fault)} again={again} /> : null}
        {found ? (
          <ListBox
            label={text("administration.section.accounts")}
            items={items}
            chosen={chosen?.id ?? null}
            onChoose={({ id }) => openThing("accounts", id)}
            wordsOf={({ name }) => name || text("administration.unnamed")}
            empty={<p className={things["intro"]}>{text("people.nobody")}</p>}
          >
            {({ id, name, detail }) => (
              <span className={things["one"]}>
                <span className={things["name"]} title={name}>
                  {name || text("administration.unnamed")}
                </span>
                <span className={things["detail"]}>{isBegun(id) ? text("administration.unsaved") : detail}</span>
              </span>
            )}
          </ListBox>
        ) : (
          <Spinner />
        )}
        {found?.more ? <Button onPress={() => void older()}>{text("people.more")}</Button> : null}
        <Button icon={<UserPlus aria-hidden="true" />} onPress={add}>
          {text("people.add")}
        </Button>
      </div>
      {chosen ? (
        <AccountForm
          key={chosen.id}
          id={AccountId.parse(chosen.id)}
          person={chosen.person}
          frame={frame}
          again={both}
          onPassword={setShown}
        />
      ) : null}
      {shown ? <PasswordDialog {...shown} onClose={() => setShown(null)} /> : null}
    </div>
  );
}
