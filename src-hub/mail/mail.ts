import { refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { addresses } from "../bus.ts";
import type { Tx } from "../store/transact.ts";
import { mailAddress } from "./address.ts";
import type { LetterKind, LetterValues } from "./values.ts";

export interface MailCaps {
  /** Letters to one address within a day. */
  readonly perAddress: number;
  /** Letters to anybody within a day. */
  readonly perDay: number;
}

/** The hub's way to write letters: they are rows first, and leave by `startSending`. */
export interface Mail {
  /** False: no server is set, nothing can be sent, and who would need it says so. */
  readonly isOn: boolean;
  /** Refuses with `mail-off` while there is no server: for asks that would end in a letter. */
  required(): void;
  /**
   * Puts a letter into the outbox, in the transaction of what it is about. Refuses with `mail-off`, `address-wrong`, and
   * `mail-too-often` when this address, or the whole house, has had its share of the day.
   */
  queue<Kind extends LetterKind>(tx: Tx, kind: Kind, to: string, values: LetterValues[Kind]): Promise<void>;
}

const day = 24 * 3_600_000;

export function mailOf(machine: Machine, isOn: boolean, caps: MailCaps): Mail {
  function required(): void {
    if (!isOn) throw refuse("unavailable", "mail-off");
  }
  return {
    isOn,
    required,
    async queue(tx, kind, to, values) {
      required();
      const recipient = mailAddress(to);
      if (recipient === undefined) throw refuse("invalid", "address-wrong");
      const since = tx.now - day;
      if ((await sentSince(tx, since, recipient)) >= caps.perAddress || (await sentSince(tx, since)) >= caps.perDay)
        throw refuse("too-fast", "mail-too-often", { retryAfter: 3_600_000 });
      const body = JSON.stringify(values);
      await tx.db
        .insertInto("mail")
        .values({ id: uuid7(machine), recipient, kind, body, next_at: tx.now, state: "waiting", at: tx.now })
        .execute();
      tx.tell(addresses.mail, { wake: true });
    },
  };
}

async function sentSince({ db }: Tx, since: number, recipient?: string): Promise<number> {
  let query = db.selectFrom("mail").select(({ fn }) => fn.countAll<number>().as("count"));
  query = query.where("at", ">", since);
  if (recipient !== undefined) query = query.where("recipient", "=", recipient);
  return (await query.executeTakeFirstOrThrow()).count;
}
