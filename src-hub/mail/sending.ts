import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { addresses } from "../bus.ts";
import type { HubLog } from "../ports.ts";
import { steadily } from "../steadily.ts";
import type { Store } from "../store/open.ts";
import type { Tx } from "../store/transact.ts";
import type { Letters } from "./letters.ts";
import type { LetterKind } from "./values.ts";
import { MailFailed, type MailTransport } from "./transport.ts";

const minute = 60_000;
/** How long after each try the next one comes; after the last the letter is given up, half a day after the first. */
const waits = [1, 5, 15, 30, 60, 120, 240, 300].map((minutes) => minutes * minute);
const sweepEvery = 5_000;
const atOnce = 20;
/** Rows are kept so long: they count for the caps, and tell an administrator what became of a letter. */
const keptFor = 30 * 24 * 3_600_000;

interface SendingPorts {
  readonly store: Store;
  readonly log: HubLog;
  readonly letters: Letters;
  readonly transport: MailTransport;
}

interface Due {
  readonly id: string;
  readonly recipient: string;
  readonly kind: string;
  readonly body: string;
  readonly attempts: number;
}

/**
 * Sends what stands in the outbox. A try is written before it is made, with the time of the next one: a hub that dies
 * meanwhile tries again, under the same message id.
 */
export function startSending(ports: SendingPorts): { stop(): Promise<void> } {
  const { store, log, transport } = ports;
  const { machine, transact, bus } = store;
  const sending = steadily(sweep, (error) => log.defect(error, "mail"));
  let stopTurn: Stop = () => {};
  let isStopped = false;

  async function sweep(): Promise<void> {
    for (const row of await dueNow()) {
      if (isStopped) return;
      if (await claimed(row)) await send(row);
    }
  }

  const dueNow = (): Promise<Due[]> =>
    store.read
      .selectFrom("mail")
      .select(["id", "recipient", "kind", "body", "attempts"])
      .where("state", "=", "waiting")
      .where("next_at", "<=", machine.now())
      .orderBy("next_at")
      .limit(atOnce)
      .execute();

  const claimed = ({ id, attempts }: Due): Promise<boolean> =>
    transact(async (tx) => {
      const next = tx.now + (waits[attempts] ?? waits.at(-1)!);
      const taken = await tx.db
        .updateTable("mail")
        .set({ attempts: attempts + 1, next_at: next })
        .where("id", "=", id)
        .where("state", "=", "waiting")
        .where("attempts", "=", attempts)
        .executeTakeFirst();
      return taken.numUpdatedRows > 0n;
    });

  async function send(row: Due): Promise<void> {
    const { id, recipient: to, attempts } = row;
    try {
      const letter = await write(ports, row);
      if (letter) await transport.send({ ...letter, id, to });
      await transact((tx) => over(tx, id, "sent", null));
    } catch (error) {
      const code = error instanceof MailFailed ? error.code : "defect";
      if (!(error instanceof MailFailed)) log.defect(error, "mail");
      const isOver = (error instanceof MailFailed && error.isFinal) || attempts + 1 >= waits.length;
      log.warn(isOver ? "a mail was given up" : "a mail was not taken and is tried again", { mail: id, code });
      await transact(async (tx) => {
        if (!isOver) return void (await tx.db.updateTable("mail").set({ fault: code }).where("id", "=", id).execute());
        await failed(tx, ports.letters, row);
        await over(tx, id, "failed", code);
      });
    }
  }

  const turn = (): void => {
    stopTurn = machine.after(sweepEvery, turn);
    sending.wake();
  };
  const unsubscribe = bus.subscribe(addresses.mail, () => sending.wake());
  turn();
  return {
    async stop() {
      isStopped = true;
      unsubscribe();
      stopTurn();
      transport.close();
      await sending.settled();
    },
  };
}

// A kind that this hub does not know was queued by a newer one.
const templateOf = (letters: Letters, kind: string) =>
  (Object.hasOwn(letters, kind) ? letters[kind as LetterKind] : undefined) as
    | {
        write(values: never, db: Store["read"]): ReturnType<Letters[LetterKind]["write"]>;
        failed?(tx: Tx, values: never): Promise<void>;
      }
    | undefined;

async function write({ letters, store }: SendingPorts, { kind, body }: Due) {
  const template = templateOf(letters, kind);
  if (!template) throw new MailFailed("kind-unknown", true, undefined);
  return template.write(JSON.parse(body) as never, store.read);
}

async function failed(tx: Tx, letters: Letters, { kind, body }: Due): Promise<void> {
  await templateOf(letters, kind)?.failed?.(tx, JSON.parse(body) as never);
}

/** What it said is not kept once it is over. */
async function over(tx: Tx, id: string, state: "sent" | "failed", fault: string | null): Promise<void> {
  await tx.db.updateTable("mail").set({ state, fault, body: "{}", ended_at: tx.now }).where("id", "=", id).execute();
}

export async function forgetMail(tx: Tx): Promise<void> {
  await tx.db
    .deleteFrom("mail")
    .where("at", "<", tx.now - keptFor)
    .execute();
}
