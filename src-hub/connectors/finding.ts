import type { Account } from "../../src-shared/accounts/model.ts";
import type { Found } from "../../src-shared/connectors/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { conversationRow, readableBy } from "../conversations/rows.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { OfferId } from "../../src-shared/queues/model.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { HubPorts } from "../ports.ts";
import { viewOf } from "../visitors/rows.ts";
import { type Connector, ConnectorError, type FoundThere, type Person } from "./port.ts";
import { personOf } from "./record.ts";
import { connectorOf, type ConnectorRow } from "./rows.ts";

/**
 * Who the visitor of one's own conversation may be in other systems: all are asked at once. `open`: when there is exactly one,
 * and his system can, it is shown on this agent's screen there.
 */
export async function findOutside(
  hub: Pick<HubPorts, "store" | "box" | "outgoing" | "log">,
  agent: Account,
  { conversation, open }: { readonly conversation: ConversationId; readonly open: boolean },
): Promise<{ found: Found[]; unreached: string[] }> {
  const { asked, found, unreached } = await askAll(hub, await readableBy(hub.store.read, agent.id, conversation));
  const only = asked.find(({ there }) => there.length === 1);
  if (
    open &&
    found.length === 1 &&
    only?.connector?.open &&
    !(await opened(hub, agent, only.connector.open, only.there[0]!))
  )
    unreached.push(only.name);
  return { found, unreached };
}

/** The same for who is offered to this agent just now: what will open if he accepts. */
export async function findOffered(
  hub: Parameters<typeof findOutside>[0],
  agent: Account,
  offer: OfferId,
): Promise<{ found: Found[]; unreached: string[] }> {
  const { read } = hub.store;
  const offered = await read
    .selectFrom("offer")
    .select("conversation")
    .where("id", "=", offer)
    .where("agent", "=", agent.id)
    .where("state", "=", "pending")
    .executeTakeFirst();
  const row = offered && (await conversationRow(read, offered.conversation));
  if (!row) throw refuse("gone", "offer-gone");
  const { found, unreached } = await askAll(hub, row);
  return { found, unreached };
}

async function askAll(
  hub: Parameters<typeof findOutside>[0],
  row: ConversationRow,
): Promise<{ asked: Asked[]; found: Found[]; unreached: string[] }> {
  const { read } = hub.store;
  const person = personOf(await viewOf(read, row), row);
  const rows = await read.selectFrom("connector").selectAll().where("active", "=", 1).orderBy("name").execute();
  const asked = await Promise.all(rows.map((one) => askOne(hub, one, person)));
  return {
    asked,
    found: asked.flatMap(({ there, name }) =>
      there.map((one) => ({ connector: name, openIn: "browser" as const, ...one })),
    ),
    unreached: asked.filter(({ isReached }) => !isReached).map(({ name }) => name),
  };
}

interface Asked {
  readonly name: string;
  readonly there: readonly FoundThere[];
  readonly isReached: boolean;
  readonly connector: Connector | null;
}

async function askOne(hub: Parameters<typeof findOutside>[0], row: ConnectorRow, person: Person): Promise<Asked> {
  try {
    const connector = connectorOf(row, hub);
    return { name: row.name, there: await connector.find(person), isReached: true, connector };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    hub.log.warn("another system did not say who a visitor is", { connector: row.id, reason: error.reason });
    return { name: row.name, there: [], isReached: false, connector: null };
  }
}

async function opened(
  { store, log }: Parameters<typeof findOutside>[0],
  { id }: Account,
  open: NonNullable<Connector["open"]>,
  found: FoundThere,
): Promise<boolean> {
  const agent = await store.read.selectFrom("account").select("email").where("id", "=", id).executeTakeFirst();
  if (!agent?.email) return true;
  try {
    await open(found, agent.email);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    log.warn("another system did not open what was found", { reason: error.reason });
    return false;
  }
}
