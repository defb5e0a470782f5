import type { Account } from "../../src-shared/accounts/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type {
  DataRequest,
  dataRequestAsks,
  DataRequestId,
  dataRequestVisitorAsks,
  erasedAsks,
} from "../../src-shared/visitors/data-requests.ts";
import { newestOf } from "../conversations/rows.ts";
import { beginErasure } from "../erasure/erase.ts";
import { exported } from "../erasure/export.ts";
import { whatGoes } from "../erasure/rows.ts";
import { samePerson } from "../history/same-person.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { writeChange } from "../supervision/audit.ts";
import { openIn, tellWhoMay } from "./data-requests-told.ts";
import { verifiedName, visitorRow } from "./rows.ts";

const pageSize = 100;
const kind = "erasure";

/** What a visitor may ask to be done with his data. Only his own connection asks it, so nobody asks it for another. */
export function dataRequestVisitorHandlers(
  visitor: Visitor,
  change: Change,
  { store }: Pick<HubParts, "store">,
): HandlersOf<typeof dataRequestVisitorAsks> {
  return {
    "dataRequest.make": (input, call) =>
      change(call, input, async (tx) => {
        if (!(await visitorRow(tx.db, visitor.id)) && !(await newestOf(tx.db, visitor.id)))
          throw refuse("gone", "data-none");
        if (await tx.db.selectFrom("data_request").select("id").where("id", "=", input.id).executeTakeFirst())
          throw refuse("conflict", "id-taken");
        if ((await newest(tx.db, visitor))?.state === "open") throw refuse("conflict", "data-requested");
        await tx.db
          .insertInto("data_request")
          .values({
            id: input.id,
            visitor: visitor.id,
            site: visitor.site.id,
            kind,
            reply_to: input.replyTo,
            at: tx.now,
            state: "open",
            done_at: null,
            done_by: null,
          })
          .execute();
        await tellWhoMay(tx);
        return {};
      }),
    "dataRequest.mine": async () => {
      const row = await newest(store.read, visitor);
      return { request: row ? { state: row.state, at: row.at, reason: row.reason, doneAt: row.done_at } : null };
    },
  };
}

export function dataRequestHandlers(
  by: Account,
  change: Change,
  { store }: Pick<HubParts, "store">,
): HandlersOf<typeof dataRequestAsks & typeof erasedAsks> {
  return {
    "dataRequests.read": ({ before = Number.MAX_SAFE_INTEGER }) =>
      store.snapshot(async (db) => ({ requests: await requestsIn(db, before), open: await openIn(db) })),
    "dataRequest.look": ({ id }) => store.snapshot(async (db) => whatGoes(db, await visitorOf(db, id))),
    "dataRequest.export": async ({ id, after }) => {
      const visitor = await visitorOf(store.read, id);
      // Who took a copy, and when: said before the first of it leaves.
      if (after === null)
        await store.transact((tx) =>
          writeChange(tx, by, { act: "dataRequest.export", target: `dataRequest:${id}`, before: null, after: null }),
        );
      return store.snapshot((db) => exported(db, visitor, after));
    },
    "dataRequest.erase": (input, call) =>
      change(call, input, async (tx) => {
        await beginErasure(tx, store.machine, by, input);
        return {};
      }),
    "dataRequest.refuse": (input, call) =>
      change(call, input, async (tx) => {
        await refuseRequest(tx, by, input);
        return {};
      }),
    "conversations.erased": async ({ after }) => ({ erased: await erasedSince(store.read, after) }),
  };
}

async function visitorOf(db: Reader, id: DataRequestId): Promise<VisitorId> {
  const row = await db.selectFrom("data_request").select(["visitor", "state"]).where("id", "=", id).executeTakeFirst();
  if (row?.state !== "open") throw refuse("gone", "data-request-done");
  return row.visitor;
}

async function refuseRequest(
  tx: Tx,
  by: Account,
  { id, reason }: { id: DataRequestId; reason: string },
): Promise<void> {
  if (await tx.db.selectFrom("erasure").select("at").where("request", "=", id).executeTakeFirst())
    throw refuse("gone", "data-request-runs");
  const closed = await tx.db
    .updateTable("data_request")
    .set({ state: "refused", reason, done_at: tx.now, done_by: by.id })
    .where("id", "=", id)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (closed.numUpdatedRows === 0n) throw refuse("gone", "data-request-done");
  const after = { state: "refused", reason };
  const target = `dataRequest:${id}`;
  await writeChange(tx, by, { act: "dataRequest.refused", target, before: { state: "open" }, after });
  await tellWhoMay(tx);
}

const erasedAfter = hot<{ at: number; conversation: ConversationId }>(
  `select erased_at as at, id as conversation from conversation where erased_at is not null and (erased_at, id) > (?, ?)
   order by erased_at, id limit 500`,
);
const erasedSince = (db: Reader, after: { at: number; conversation: ConversationId } | null) =>
  erasedAfter(db, [after?.at ?? 0, after?.conversation ?? ""]);

function newest(db: Reader, { id }: Visitor) {
  return db
    .selectFrom("data_request")
    .selectAll()
    .where("visitor", "=", id)
    .where("kind", "=", kind)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
}

async function requestsIn(db: Reader, before: number): Promise<DataRequest[]> {
  const rows = await db
    .selectFrom("data_request")
    .leftJoin("site", "site.id", "data_request.site")
    .leftJoin("account", "account.id", "data_request.done_by")
    .leftJoin("erasure", "erasure.request", "data_request.id")
    .leftJoin("account as eraser", "eraser.id", "erasure.by")
    .selectAll("data_request")
    .select(["site.name as site_name", "account.name as by", "eraser.name as eraser", "erasure.at as erasing_at"])
    .where("data_request.at", "<", before)
    .orderBy("data_request.at", "desc")
    .limit(pageSize)
    .execute();
  const requests: DataRequest[] = [];
  for (const row of rows) {
    const ids = await samePerson(db, row.visitor);
    const { conversations } = await db
      .selectFrom("conversation")
      .select(({ fn }) => fn.countAll<number>().as("conversations"))
      .where("visitor", "in", ids)
      .executeTakeFirstOrThrow();
    requests.push({
      id: row.id as DataRequestId,
      site: row.site_name ?? "",
      name: (await verifiedName(db, row.visitor)) || ((await newestOf(db, row.visitor))?.visitor_name ?? ""),
      subject: (await visitorRow(db, row.visitor))?.subject ?? null,
      conversations,
      replyTo: row.reply_to,
      at: row.at,
      state: row.state,
      reason: row.reason,
      done: row.done_at === null ? null : { by: row.by ?? "", at: row.done_at },
      erasing: row.erasing_at === null || row.state !== "open" ? null : { by: row.eraser ?? "", at: row.erasing_at },
    });
  }
  return requests;
}
