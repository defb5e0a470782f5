import { type FormEvent, useEffect, useId, useRef } from "react";
import type { AdministeredPerson } from "../../../src-shared/accounts/administered.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { desk } from "../../desk-link.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { draftIn, keepDraft, useKept } from "../kit/drafts.ts";
import things from "../kit/things.module.css";
import { AccountActs } from "./account-acts.tsx";
import { AccountFields } from "./account-fields.tsx";
import type { AccountDraft } from "./account-draft.ts";
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
}

const heldOf = ({ name, email, team, role, own, first }: AdministeredPerson): AccountDraft => ({
  body: { name, email, team },
  rights: { role, own },
  first,
});
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One account with its fields. Nothing holds before it is saved. */
export function AccountForm({ id, person, frame, again, onPassword }: AccountFormProps) {
  const kept = useKept((all) => draftIn(all, "accounts", id));
  const saving = useSaving();
  const titled = useId();
  const form = useRef<HTMLFormElement>(null);
  const held = person && heldOf(person);
  const value = (kept?.now ?? held) as AccountDraft;
  const before = kept ? (kept.before as AccountDraft | null) : held;
  const isNew = person === null;
  useEffect(() => {
    if (isNew) form.current?.querySelector("input")?.focus();
  }, [isNew]);
  const isAskedSure = saving.fault?.reason === "own-rights";

  function change(part: Partial<AccountDraft>): void {
    const now = { ...value, ...part };
    saving.forget();
    keepDraft("accounts", id, before !== null && isSame(now, before) ? null : { before, now });
  }

  async function setPassword(): Promise<void> {
    const password = firstPassword();
    await desk.ask("account.setPassword", { id, password });
    onPassword({ name: value.body.name, password });
  }

  /** Each part that is another is asked for itself: what holds already stays when the next is refused. */
  async function write(sure: boolean): Promise<void> {
    if (before === null) {
      await desk.ask("account.add", { id, to: value.body, rights: value.rights });
      if (value.first) await desk.ask("account.setFirst", { id, first: true });
      return setPassword();
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
    if (isDone) keepDraft("accounts", id, null);
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form ref={form} className={things["form"]} onSubmit={submit} aria-labelledby={titled} noValidate>
      <h3 className={things["formTitle"]} id={titled}>
        {value.body.name || text("administration.unnamed")}
      </h3>
      <AccountFields value={value} frame={frame} onChange={change} fault={saving.fault} />
      {saving.fault && !isAskedSure ? (
        <Banner
          look="bad"
          isBoxed
          title={text(saving.fault.code === "outdated" ? "administration.outdated" : "administration.notSaved")}
          action={
            saving.fault.code === "outdated" ? (
              <Button
                onPress={() => {
                  keepDraft("accounts", id, null);
                  saving.forget();
                }}
              >
                {text("administration.takeTheirs")}
              </Button>
            ) : undefined
          }
        >
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
              keepDraft("accounts", id, null);
              saving.forget();
            }}
          >
            {text("administration.discard")}
          </Button>
        ) : null}
        {person ? <AccountActs person={person} again={again} saving={saving} setPassword={setPassword} /> : null}
      </div>
    </form>
  );
}
