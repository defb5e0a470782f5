import { fraction } from "../../src-shared/rpc/machine.ts";
import type { WebhookId } from "../../src-shared/webhooks/model.ts";
import { OutgoingError } from "../outgoing/port.ts";
import type { HubPorts } from "../ports.ts";
import { appendHistory } from "../store/append.ts";
import type { Tx } from "../store/transact.ts";
import { steadily } from "../steadily.ts";
import { nextOf } from "./outbox.ts";
import { type Due, readDue, readReady, secretsOf } from "./rows.ts";
import { offAfter, pauseAfter, type Tried, triedOf, type Verdict, verdict } from "./rules.ts";
import { signed } from "./signature.ts";

/** So many are on their way to one machine at a time; to one that failed, a single one tries whether it is back. */
const mostAtOnce = 8;

type Ready = Awaited<ReturnType<typeof readReady>>[number];

/**
 * Sends what is due, and writes what became of it. A hub that goes down between the two sends it again, under the same
 * id: at least once, never lost.
 */
export function deliveries({ store, outgoing, box, log }: Pick<HubPorts, "store" | "outgoing" | "box" | "log">) {
  const { machine, read, transact } = store;
  const underWay = new Set<number>();
  const recording = new Set<Promise<void>>();
  let stopped = false;
  const turn = steadily(sendDue, (error) => log.defect(error, "webhooks"));

  async function sendDue(): Promise<void> {
    if (stopped) return;
    const now = machine.now();
    for (const webhook of await readReady(read, [now, now])) {
      const most = webhook.failures > 0 ? 1 : mostAtOnce;
      const due = await readDue(read, [webhook.id, now, now, most]);
      for (const one of due) if (!stopped && !underWay.has(one.number)) begin(webhook, one);
    }
  }

  function begin(webhook: Ready, due: Due): void {
    underWay.add(due.number);
    const work = send(webhook, due)
      .then((tried) => (stopped ? undefined : record(webhook.id, due.number, tried)))
      .catch((error: unknown) => (stopped ? undefined : log.defect(error, "webhooks")))
      .finally(() => {
        underWay.delete(due.number);
        recording.delete(work);
        turn.wake();
      });
    recording.add(work);
  }

  async function send(webhook: Ready, { id, body }: Due): Promise<Tried> {
    const secrets = secretsOf(box, webhook);
    if (secrets.length === 0) return unanswered("secret-lost");
    const headers = { "content-type": "application/json", ...signed(id, body, secrets, machine.now()) };
    try {
      return triedOf(await outgoing.send({ url: webhook.url, method: "POST", headers, body }));
    } catch (error) {
      if (error instanceof OutgoingError) return unanswered(error.reason);
      throw error;
    }
  }

  async function record(webhook: WebhookId, number: number, tried: Tried): Promise<void> {
    const off = await transact((tx) => written(tx, webhook, number, tried, fraction(machine)));
    if (off) log.warn("a webhook was switched off: nothing was taken any more", { webhook, why: off });
  }

  return {
    wake: () => turn.wake(),
    /** What is on its way and not written is sent again after the next start. */
    async stop() {
      stopped = true;
      await turn.settled();
    },
  };
}

const unanswered = (reason: string): Tried => ({ status: null, answer: "", reason, retryAfter: null });

/** Writes what became of one try. Answers why the webhook was switched off by it, if it was. */
async function written(
  tx: Tx,
  id: WebhookId,
  number: number,
  tried: Tried,
  luck: number,
): Promise<"failing" | "gone" | null> {
  const row = await tx.db
    .selectFrom("delivery")
    .innerJoin("webhook", "webhook.id", "delivery.webhook")
    .select(["tries", "conversation", "failures", "failing_since", "active", "type"])
    .where("number", "=", number)
    .where("state", "=", "due")
    .executeTakeFirst();
  if (!row) return null; // removed meanwhile, with its webhook
  const tries = row.tries + 1;
  const found = verdict(tried, tries, luck);
  const isOver = found.is !== "again";
  await tx.db
    .updateTable("delivery")
    .set({
      tries,
      tried_at: tx.now,
      status: tried.status,
      answer: tried.answer,
      reason: tried.reason,
      ...(isOver ? { state: found.is === "sent" ? "sent" : "failed" } : { next_at: tx.now + found.wait }),
    })
    .where("number", "=", number)
    .execute();
  if (isOver) await nextOf(tx, id, row.conversation);
  return ofWebhook(tx, id, row, found);
}

async function ofWebhook(
  tx: Tx,
  id: WebhookId,
  row: { failures: number; failing_since: number | null; active: number },
  found: Verdict,
): Promise<"failing" | "gone" | null> {
  if (found.is === "sent") {
    if (row.failures === 0 && row.failing_since === null) return null;
    await tx.db
      .updateTable("webhook")
      .set({ failures: 0, failing_since: null, paused_until: 0 })
      .where("id", "=", id)
      .execute();
    return null;
  }
  const since = row.failing_since ?? tx.now;
  const rests = found.is !== "gone" && found.rests;
  const failures = rests ? row.failures + 1 : row.failures;
  const off = row.active === 0 ? null : found.is === "gone" ? "gone" : tx.now - since >= offAfter ? "failing" : null;
  await tx.db
    .updateTable("webhook")
    .set({
      failing_since: since,
      failures,
      ...(rests ? { paused_until: tx.now + pauseAfter(failures) } : {}),
      ...(off === null ? {} : { off, active: 0 }),
    })
    .where("id", "=", id)
    .execute();
  if (off !== null) await appendHistory(tx, "configuration", "webhook.switchedOff", { webhook: id, why: off });
  return off;
}
