import type { Selectable } from "kysely";
import { fraction } from "../../src-shared/rpc/machine.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { HubPorts } from "../ports.ts";
import { steadily } from "../steadily.ts";
import { hot } from "../store/hot.ts";
import type { OutsideTables } from "../store/tables/outside.ts";
import { verdict } from "../webhooks/rules.ts";
import { ConnectorError, type External } from "./port.ts";
import { recordOf } from "./record.ts";
import { connectorOf, connectorRow } from "./rows.ts";

type Record = Selectable<OutsideTables["handed_record"]>;

const mostAtOnce = 8;

const dueRecords = hot<Record>(
  `select handed_record.* from handed_record join connector on connector.id = handed_record.connector
   where state = 'due' and next_at <= ? and active = 1 order by next_at limit ?`,
);

/** Hands closed conversations to other systems. What an earlier try has got to is kept, so that nothing is made twice. */
export function handing(hub: Pick<HubPorts, "store" | "outgoing" | "box" | "log">) {
  const { machine, read, transact } = hub.store;
  const underWay = new Set<string>();
  let stopped = false;
  const turning = steadily(handDue, (error) => hub.log.defect(error, "connectors"));

  async function handDue(): Promise<void> {
    if (stopped) return;
    for (const record of await dueRecords(read, [machine.now(), mostAtOnce])) {
      const name = `${record.connector} ${record.conversation}`;
      if (stopped || underWay.has(name)) continue;
      underWay.add(name);
      void hand(record)
        .catch((error: unknown) => (stopped ? undefined : hub.log.defect(error, "connectors")))
        .finally(() => {
          underWay.delete(name);
          turning.wake();
        });
    }
  }

  async function hand(record: Record): Promise<void> {
    const reason = await handed(record).then(
      () => null,
      (error: unknown) => {
        if (error instanceof ConnectorError) return error.reason;
        throw error;
      },
    );
    if (!stopped) await write(record, reason);
  }

  async function handed(record: Record): Promise<void> {
    const row = await conversationRow(read, record.conversation);
    if (!row) throw new ConnectorError("conversation-gone");
    const connector = connectorOf(await connectorRow(read, record.connector as never), hub);
    const known = record.external === null ? {} : (JSON.parse(record.external) as External);
    await connector.onClosed(await recordOf(read, row), known, (external) => keep(record, external));
  }

  async function keep(record: Record, external: External): Promise<void> {
    // A hub that is going down writes no more; the next one looks there first.
    if (stopped) throw new ConnectorError("hub-stopped");
    const { numUpdatedRows: kept } = await transact((tx) =>
      ofRecord(tx.db.updateTable("handed_record"), record)
        .where("state", "=", "due")
        .set({ external: JSON.stringify(external) })
        .executeTakeFirstOrThrow(),
    );
    // Its person was erased meanwhile, or the connector taken away: nothing more of it goes there.
    if (kept === 0n) throw new ConnectorError("erased");
  }

  async function write(record: Record, reason: string | null): Promise<void> {
    const tries = record.tries + 1;
    await transact(async (tx) => {
      const update = ofRecord(tx.db.updateTable("handed_record"), record).where("state", "=", "due");
      if (reason === null) return void (await update.set({ state: "sent", tries, reason }).execute());
      const found = verdict({ status: null, answer: "", reason, retryAfter: null }, tries, fraction(machine));
      const next = found.is === "again" ? { next_at: tx.now + found.wait } : { state: "failed" as const };
      await update.set({ tries, reason, ...next }).execute();
    });
    if (reason !== null)
      hub.log.warn("a closed conversation could not be handed over", { connector: record.connector, reason });
  }

  return {
    wake: () => turning.wake(),
    async stop() {
      stopped = true;
      await turning.settled();
    },
  };
}

function ofRecord<Query extends { where(column: "connector" | "conversation", operator: "=", value: string): Query }>(
  query: Query,
  { connector, conversation }: Record,
): Query {
  return query.where("connector", "=", connector).where("conversation", "=", conversation);
}
