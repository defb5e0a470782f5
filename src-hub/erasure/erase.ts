import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import { type DataRequestId, WhatGoes } from "../../src-shared/visitors/data-requests.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../bus.ts";
import { samePerson } from "../history/same-person.ts";
import type { HubParts } from "../ports.ts";
import { hot } from "../store/hot.ts";
import type { ErasureTables } from "../store/tables/erasure.ts";
import type { Tx } from "../store/transact.ts";
import { writeAudit } from "../supervision/audit.ts";
import { tellWhoMay } from "../visitors/data-requests-told.ts";
import { eraseConversation } from "./erase-conversation.ts";
import { erasePerson } from "./erase-person.ts";
import { whatGoes } from "./rows.ts";

type Running = Pick<ErasureTables["erasure"], "request" | "visitor" | "by" | "at" | "counts" | "erased_at">;

const running = hot<Running>(
  "select request, visitor, by, at, counts, erased_at from erasure where done_at is null order by at",
);
const nextOf = hot<{ id: ConversationId }>(
  `select id from conversation where visitor = ? and started_at <= ? and state = 'closed' and erased_at is null
   order by started_at limit 1`,
);

/** Lays down that a request is to be carried out; the hub does it from then on, whatever becomes of it meanwhile. */
export async function beginErasure(
  tx: Tx,
  machine: HubParts["store"]["machine"],
  by: Account,
  { id, reason }: { readonly id: DataRequestId; readonly reason: string },
): Promise<void> {
  const { db } = tx;
  const row = await db.selectFrom("data_request").selectAll().where("id", "=", id).executeTakeFirst();
  if (row?.state !== "open") throw refuse("gone", "data-request-done");
  if (await db.selectFrom("erasure").select("at").where("request", "=", id).executeTakeFirst())
    throw refuse("gone", "data-request-runs");
  const counts = await whatGoes(db, row.visitor);
  if (counts.open > 0) throw refuse("busy", "erasure-open-conversation", { values: { count: counts.open } });
  await db
    .insertInto("erasure")
    .values({
      request: id,
      visitor: row.visitor,
      by: by.id,
      reason,
      at: tx.now,
      counts: JSON.stringify(counts),
      erased_at: null,
      done_at: null,
    })
    .execute();
  const change = { before: { state: "open" }, after: { state: "erasing" } };
  await writeAudit(tx, machine, by, { act: "dataRequest.erase", target: `dataRequest:${id}`, reason, ...change });
  await tellWhoMay(tx);
  tx.tell(addresses.erasures, { wake: true });
}

/** Carries out what was begun, also by a hub before this one. What cannot be finished now is gone on with at the next call. */
export async function erase(hub: Pick<HubParts, "store" | "uploads">): Promise<void> {
  for (const one of await running(hub.store.read, [])) await eraseOne(hub, one);
}

async function eraseOne(hub: Pick<HubParts, "store" | "uploads">, one: Running): Promise<void> {
  const { read, transact, machine } = hub.store;
  const ids = await samePerson(read, one.visitor);
  // Once: whoever comes back while the file is not clean yet keeps what he says from then on.
  if (one.erased_at === null) {
    for (const visitor of ids)
      for (;;) {
        const [next] = await nextOf(read, [visitor, one.at]);
        if (!next) break;
        await eraseConversation(hub, next.id);
      }
    await transact(async (tx) => {
      await erasePerson(tx, ids);
      await tx.db.updateTable("erasure").set({ erased_at: tx.now }).where("request", "=", one.request).execute();
    });
  }
  // Until nothing of it is in the files of the database any more, it is not done.
  if (await hub.store.scrub()) await transact((tx) => finish(tx, machine, one, ids));
}

async function finish(
  tx: Tx,
  machine: HubParts["store"]["machine"],
  { request, by, counts }: Running,
  ids: readonly VisitorId[],
): Promise<void> {
  await tx.db
    .updateTable("data_request")
    .set({ state: "done", reason: "", done_at: tx.now, done_by: by })
    .where("id", "=", request)
    .execute();
  await tx.db.updateTable("erasure").set({ done_at: tx.now }).where("request", "=", request).execute();
  const gone = Object.entries(WhatGoes.parse(JSON.parse(counts))).filter(([, count]) => count > 0);
  const change = { before: { state: "erasing" }, after: { state: "done", ...Object.fromEntries(gone) } };
  const who = { id: by as AccountId, name: "", role: "administrator" } as const;
  await writeAudit(tx, machine, who, {
    act: "dataRequest.done",
    target: `dataRequest:${request}`,
    reason: "",
    ...change,
  });
  await tellWhoMay(tx);
  // His own pages come back, and are told what there is now: nothing.
  for (const id of ids) tx.tell(addresses.moved(id), { wake: true });
}
