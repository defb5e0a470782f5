import type { Selectable } from "kysely";
import type { Connector as Shown, ConnectorBody, ConnectorId, Handed } from "../../src-shared/connectors/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { HubPorts } from "../ports.ts";
import type { OutsideTables } from "../store/tables/outside.ts";
import type { Reader } from "../store/transact.ts";
import { chatwoot } from "./chatwoot.ts";
import { type Connector, ConnectorError } from "./port.ts";
import { urlConnector } from "./url.ts";
import { zendesk } from "./zendesk.ts";

export type ConnectorRow = Selectable<OutsideTables["connector"]>;

export const sealedFor = (id: string): string => `secret of connector ${id}`;

export const bodyIn = ({ kind, name, settings, active }: ConnectorRow): ConnectorBody =>
  ({ kind, name, isActive: active === 1, settings: JSON.parse(settings) as unknown }) as ConnectorBody;

export async function connectorRow(db: Reader, id: ConnectorId): Promise<ConnectorRow> {
  const row = await db.selectFrom("connector").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw refuse("gone", "connector-gone");
  return row;
}

type Ports = Pick<HubPorts, "box" | "outgoing" | "store">;

/** The connector of a row, ready to be asked. Throws a ConnectorError when it has no secret, or none that opens any more. */
export function connectorOf(row: ConnectorRow, { box, outgoing, store }: Ports): Connector {
  const body = bodyIn(row);
  const secret = row.secret === null ? null : (box.open(row.secret, sealedFor(row.id)) ?? null);
  if (body.kind === "url") return urlConnector(body.settings, secret, { outgoing, now: () => store.machine.now() });
  if (secret === null) throw new ConnectorError("secret-missing");
  return body.kind === "zendesk" ? zendesk(body.settings, secret, outgoing) : chatwoot(body.settings, secret, outgoing);
}

export async function readConnectors(db: Reader): Promise<Shown[]> {
  const rows = await db.selectFrom("connector").selectAll().orderBy("name").orderBy("id").execute();
  const shown: Shown[] = [];
  for (const row of rows) {
    const counts = await db
      .selectFrom("handed_record")
      .select(["state", ({ fn }) => fn.countAll<number>().as("count")])
      .where("connector", "=", row.id)
      .where("state", "in", ["due", "failed"])
      .groupBy("state")
      .execute();
    const count = (state: string) => counts.find((one) => one.state === state)?.count ?? 0;
    shown.push({
      id: row.id as ConnectorId,
      body: bodyIn(row),
      hasSecret: row.secret !== null,
      waiting: count("due"),
      failed: count("failed"),
    });
  }
  return shown;
}

const pageOf = 50;

export async function readHanded(
  db: Reader,
  connector: ConnectorId,
  before = Number.MAX_SAFE_INTEGER,
): Promise<{ handed: Handed[]; more: boolean }> {
  const rows = await db
    .selectFrom("handed_record")
    .select(["conversation", "at", "state", "tries", "reason"])
    .where("connector", "=", connector)
    .where("at", "<", before)
    .orderBy("at", "desc")
    .limit(pageOf + 1)
    .execute();
  return { handed: rows.slice(0, pageOf), more: rows.length > pageOf };
}
