import type { AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { desk } from "../../desk-link.ts";
import { text } from "../../text/text.ts";
import { toasts } from "../../ui/toast-queue.ts";
import { FormFoot } from "../kit/form-foot.tsx";
import { NotSaved } from "../kit/not-saved.tsx";
import { TitledForm } from "../kit/titled-form.tsx";
import { useDraft } from "../kit/use-draft.ts";
import { AccountActs } from "./account-acts.tsx";
import { AccountFields } from "./account-fields.tsx";
import type { AccountDraft } from "./account-draft.ts";
import { AccountLink } from "./account-link.tsx";
import { type MadeLink, makeLink } from "./make-link.ts";
import { AskSure } from "./ask-sure.tsx";
import { firstPassword } from "./first-password.ts";
import type { Frame } from "./use-frame.ts";
import { useSaving } from "./use-saving.ts";

interface AccountFormProps {
  readonly id: AccountId;
  /** Null: it is new. */
  readonly person: AdministeredPerson | null;
  readonly frame: Frame;
  readonly again: () => Promise<void>;
  /** A password was set: it is to be shown once. */
  readonly onPassword: (shown: { readonly name: string; readonly password: string }) => void;
  /** The same for a link. */
  readonly onLink: (link: MadeLink) => void;
}

const heldOf = ({ name, email, team, role, own, first }: AdministeredPerson): AccountDraft => ({
  body: { name, email, team },
  rights: { role, own },
  first,
});
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One account with its fields. Nothing holds before it is saved. */
export function AccountForm({ id, person, frame, again, onPassword, onLink }: AccountFormProps) {
  const saving = useSaving();
  const { value, before, isChanged, change, leave } = useDraft("accounts", id, person && heldOf(person));
  const isAskedSure = saving.fault?.reason === "own-rights";

  function discard(): void {
    leave();
    saving.forget();
  }

  async function setPassword(): Promise<void> {
    const password = firstPassword();
    await desk.ask("account.setPassword", { id, password });
    onPassword({ name: value.body.name, password });
  }

  /** Who is signed in by the house alone needs no link. */
  async function inviteNew(): Promise<void> {
    const { name, email } = value.body;
    try {
      onLink(await makeLink({ id, name }, frame.mail && email !== ""));
    } catch (error) {
      if (faultOf(error).reason !== "link-house-only") throw error;
      toasts.show({ look: "good", title: text("people.addedOfHouse", { name }) });
    }
  }

  /** Each part that is another is asked for itself: what holds already stays when the next is refused. */
  async function write(sure: boolean): Promise<void> {
    if (before === null) {
      await desk.ask("account.add", { id, to: value.body, rights: value.rights });
      if (value.first) await desk.ask("account.setFirst", { id, first: true });
      return inviteNew();
    }
    if (!isSame(value.body, before.body)) await desk.ask("account.save", { id, to: value.body, expected: before.body });
    if (value.first !== before.first) await desk.ask("account.setFirst", { id, first: value.first });
    if (!isSame(value.rights, before.rights))
      await desk.ask("account.setRights", { id, to: value.rights, expected: before.rights, sure });
    toasts.show({ look: "good", title: text("administration.saved") });
  }

  async function save(sure = false): Promise<void> {
    const isDone = await saving.run(() => write(sure));
    // Read first: between the two the list would know nothing of a new one.
    await again();
    if (isDone) leave();
  }

  return (
    <TitledForm title={value.body.name} isNew={person === null} onSubmit={() => void save()}>
      <AccountFields
        value={value}
        frame={frame}
        onChange={(part) => {
          saving.forget();
          change(part);
        }}
        fault={saving.fault}
      />
      {isAskedSure ? null : <NotSaved fault={saving.fault} theirs={{ take: discard }} />}
      {saving.fault && isAskedSure ? (
        <AskSure fault={saving.fault} onSure={() => void save(true)} onClose={saving.forget} />
      ) : null}
      {person ? <AccountLink person={person} mail={frame.mail} again={again} onLink={onLink} /> : null}
      <FormFoot isChanged={isChanged} isWaiting={saving.isWaiting} onDiscard={discard}>
        {person ? <AccountActs person={person} again={again} saving={saving} setPassword={setPassword} /> : null}
      </FormFoot>
    </TitledForm>
  );
}
