import type { Selectable } from "kysely";
import type {
  Connector as Shown,
  ConnectorBody,
  ConnectorId,
  Framing,
  Handed,
} from "../../src-shared/connectors/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { HubPorts } from "../ports.ts";
import type { OutsideTables } from "../store/tables/outside.ts";
import type { Reader } from "../store/transact.ts";
import { chatwoot } from "./chatwoot.ts";
import { bareAddress, mayFrame, panelTemplate } from "./framing.ts";
import { type Connector, ConnectorError } from "./port.ts";
import { urlConnector } from "./url.ts";
import { zendesk } from "./zendesk.ts";

export type ConnectorRow = Selectable<OutsideTables["connector"]>;

export const sealedFor = (id: string): string => `secret of connector ${id}`;

/** What the hub saw of a page stands beside its settings in the row, and is no part of them. */
type Kept = ConnectorBody["settings"] & { readonly framing?: Framing };
const keptIn = ({ settings }: Pick<ConnectorRow, "settings">): Kept => JSON.parse(settings) as Kept;

export function bodyIn(row: ConnectorRow): ConnectorBody {
  const { framing: _seen, ...kept } = keptIn(row);
  // Those from before opened in the browser.
  const settings = row.kind === "url" ? { openIn: "browser", ...kept } : kept;
  return { kind: row.kind, name: row.name, isActive: row.active === 1, settings } as ConnectorBody;
}

/** Null: nothing of it is to open beside a conversation. */
export const framingIn = (row: ConnectorRow): Framing | null =>
  panelTemplate(bodyIn(row)) === null ? null : (keptIn(row).framing ?? "unseen");

/** The settings of a row, with what was seen of the page. */
export const settingsWith = ({ settings }: ConnectorBody, framing: Framing | null): string =>
  JSON.stringify(framing === null ? settings : { ...settings, framing });

/** The origins of pages that stand beside conversations: what desks may show inside their window, and nothing else. */
export async function framedOrigins(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom("connector").selectAll().where("active", "=", 1).orderBy("id").execute();
  const origins = rows.flatMap((row) => {
    const template = panelTemplate(bodyIn(row));
    const address = template !== null && mayFrame(framingIn(row)) ? bareAddress(template) : undefined;
    return address ? [address.origin] : [];
  });
  return [...new Set(origins)];
}

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
  if (body.kind === "url") {
    const openIn = mayFrame(framingIn(row)) ? body.settings.openIn : "browser";
    return urlConnector({ ...body.settings, openIn }, secret, { outgoing, now: () => store.machine.now() });
  }
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
      framing: framingIn(row),
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
