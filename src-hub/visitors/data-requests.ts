import type { Account } from "../../src-shared/accounts/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type {
  DataRequest,
  dataRequestAsks,
  DataRequestId,
  dataRequestVisitorAsks,
} from "../../src-shared/visitors/data-requests.ts";
import { activeRights, permissionsIn } from "../accounts/permissions-of.ts";
import { addresses } from "../bus.ts";
import { newestOf } from "../conversations/rows.ts";
import { samePerson } from "../history/same-person.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Change } from "../store/answered.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { writeChange } from "../supervision/audit.ts";
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
): HandlersOf<typeof dataRequestAsks> {
  async function close(tx: Tx, id: DataRequestId, state: "done" | "refused", reason: string): Promise<void> {
    const closed = await tx.db
      .updateTable("data_request")
      .set({ state, reason, done_at: tx.now, done_by: by.id })
      .where("id", "=", id)
      .where("state", "=", "open")
      .executeTakeFirst();
    if (closed.numUpdatedRows === 0n) throw refuse("gone", "data-request-done");
    const after = { state, reason };
    await writeChange(tx, by, {
      act: `dataRequest.${state}`,
      target: `dataRequest:${id}`,
      before: { state: "open" },
      after,
    });
    await tellWhoMay(tx);
  }

  return {
    "dataRequests.read": ({ before = Number.MAX_SAFE_INTEGER }) =>
      store.snapshot(async (db) => ({ requests: await requestsIn(db, before), open: await openIn(db) })),
    "dataRequest.done": (input, call) =>
      change(call, input, async (tx) => {
        await close(tx, input.id, "done", "");
        return {};
      }),
    "dataRequest.refuse": (input, call) =>
      change(call, input, async (tx) => {
        await close(tx, input.id, "refused", input.reason);
        return {};
      }),
  };
}

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

async function openIn(db: Reader): Promise<number> {
  const { open } = await db
    .selectFrom("data_request")
    .select(({ fn }) => fn.countAll<number>().as("open"))
    .where("state", "=", "open")
    .executeTakeFirstOrThrow();
  return open;
}

async function tellWhoMay(tx: Tx): Promise<void> {
  const event = { type: "dataRequests.changed", open: await openIn(tx.db) } as const;
  for (const row of await activeRights(tx.db))
    if (permissionsIn(row).includes("Visitor > Data > Delete"))
      tx.tell(addresses.agent(row.id), { event, topic: "data-requests" });
}

async function requestsIn(db: Reader, before: number): Promise<DataRequest[]> {
  const rows = await db
    .selectFrom("data_request")
    .leftJoin("site", "site.id", "data_request.site")
    .leftJoin("account", "account.id", "data_request.done_by")
    .selectAll("data_request")
    .select(["site.name as site_name", "account.name as by"])
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
    });
  }
  return requests;
}
