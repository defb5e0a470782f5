import { type FormEvent, useState } from "react";
import { noChanges } from "../../../src-shared/accounts/effective.ts";
import { RoleId } from "../../../src-shared/accounts/ids.ts";
import { AccountId } from "../../../src-shared/accounts/model.ts";
import { AccountBody } from "../../../src-shared/accounts/administered.ts";
import { faultOf } from "../../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { desk } from "../../desk-link.ts";
import { machine } from "../../machine.ts";
import { faultText } from "../../text/fault-text.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toasts } from "../../ui/toast-queue.ts";
import { type MadeLink, makeLink } from "../accounts/make-link.ts";
import { roleName } from "../accounts/role-names.ts";
import { useFrame } from "../accounts/use-frame.ts";
import { saidOfSchema } from "../kit/faults.ts";
import { Rows } from "../kit/rows.tsx";
import styles from "./set-up.module.css";

/** Somebody on his way into the house. */
interface Guest {
  /** Of the account: the same when it is tried again. */
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  readonly role: RoleId;
  /** His account is there; only the link is missing. */
  readonly isAdded: boolean;
  readonly fault: string | null;
}

const most = 30;
const nobody = (): Guest => ({
  id: uuid7(machine) as AccountId,
  name: "",
  email: "",
  role: RoleId.parse("agent"),
  isAdded: false,
  fault: null,
});
const isEmpty = ({ name, email }: Guest): boolean => name.trim() === "" && email.trim() === "";

/** Several colleagues by name, address and role. Who was invited leaves the list; who was refused stays, with why. */
export function InviteRows({ mail, onMade }: { mail: boolean; onMade: (links: readonly MadeLink[]) => void }) {
  const { frame } = useFrame();
  const [guests, setGuests] = useState<readonly Guest[]>([nobody()]);
  const [byMail, setByMail] = useState(true);
  const [isWaiting, setWaiting] = useState(false);
  const roles = frame?.roles.map((role) => ({ id: role.id, label: roleName(role) })) ?? [];
  const asked = guests.filter((guest) => !isEmpty(guest));

  async function invite(guest: Guest): Promise<MadeLink | Guest | null> {
    const to = { name: guest.name.trim(), email: guest.email.trim(), team: null };
    const [wrong] = saidOfSchema(AccountBody, to);
    if (wrong) return { ...guest, fault: wrong.words };
    let isAdded = guest.isAdded;
    try {
      if (!isAdded) await desk.ask("account.add", { id: guest.id, to, rights: { role: guest.role, own: noChanges } });
      isAdded = true;
      return await makeLink({ id: guest.id, name: to.name }, mail && byMail && to.email !== "");
    } catch (error) {
      const fault = faultOf(error);
      if (fault.reason === "approval-wanted") {
        toasts.show({ look: "warn", title: text("people.waits"), words: faultText(fault) });
        return null;
      }
      const words = faultText(fault);
      return { ...guest, isAdded, fault: isAdded ? text("setUp.addedOnly", { why: words }) : words };
    }
  }

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isWaiting || asked.length === 0) return;
    setWaiting(true);
    const made: MadeLink[] = [];
    const left: Guest[] = [];
    for (const guest of asked) {
      const became = await invite(guest);
      if (became && "secret" in became) made.push(became);
      else if (became) left.push(became);
    }
    setGuests(left.length > 0 ? left : [nobody()]);
    setWaiting(false);
    onMade(made);
  }

  return (
    <form className={styles["invite"]} onSubmit={(event) => void send(event)} noValidate>
      <Rows
        label={text("setUp.invite")}
        items={guests}
        onChange={setGuests}
        blank={() => (guests.length < most ? nobody() : null)}
        addLabel={text("setUp.another")}
        nameOf={({ name }, index) => name || text("setUp.colleague", { number: index + 1 })}
        faultOf={(index) => guests[index]?.fault ?? undefined}
      >
        {(guest, put) => (
          <div className={styles["guest"]}>
            <TextField
              label={text("setUp.name")}
              value={guest.name}
              maxLength={80}
              autoComplete="off"
              onChange={(name) => put({ ...guest, name, fault: null })}
            />
            <TextField
              label={text("setUp.email")}
              type="email"
              value={guest.email}
              maxLength={200}
              autoComplete="off"
              onChange={(email) => put({ ...guest, email, fault: null })}
            />
            <Select
              label={text("setUp.role")}
              items={roles}
              value={guest.role}
              onChange={(role) => put({ ...guest, role })}
            />
          </div>
        )}
      </Rows>
      {mail ? (
        <Switch isOn={byMail} onChange={setByMail}>
          {text("setUp.byMail")}
        </Switch>
      ) : (
        <p className={styles["soft"]}>{text("setUp.noMail")}</p>
      )}
      <div>
        <Button type="submit" look="primary" isWaiting={isWaiting} isDisabled={asked.length === 0}>
          {text("setUp.inviteNow", { count: asked.length })}
        </Button>
      </div>
    </form>
  );
}
