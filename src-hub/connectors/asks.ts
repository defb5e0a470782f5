import type { Account } from "../../src-shared/accounts/model.ts";
import type { connectorAsks } from "../../src-shared/connectors/asks.ts";
import type { ConnectorBody, ConnectorId, Framing } from "../../src-shared/connectors/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { addresses } from "../bus.ts";
import { judgeUrl } from "../outgoing/policy.ts";
import type { HubPorts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { Tx } from "../store/transact.ts";
import { writeAudit } from "../supervision/audit.ts";
import { findOffered, findOutside } from "./finding.ts";
import { lookAtPage, panelTemplate } from "./framing.ts";
import { ConnectorError } from "./port.ts";
import {
  bodyIn,
  connectorOf,
  connectorRow,
  framingIn,
  readConnectors,
  readHanded,
  sealedFor,
  settingsWith,
} from "./rows.ts";

const most = 20;

/** Asks about helpdesks and CRMs beside the hub. A secret goes in, is sealed, and is in no answer and no audit row. */
export function connectorHandlers(
  by: Account,
  change: Change,
  hub: Pick<HubPorts, "store" | "box" | "outgoing" | "log">,
): HandlersOf<typeof connectorAsks> {
  const { store, box, outgoing } = hub;
  const audit = (tx: Tx, act: string, id: ConnectorId, before: unknown, after: unknown) =>
    writeAudit(tx, store.machine, by, { act, target: `connector:${id}`, reason: "", before, after });
  const sealed = (id: ConnectorId, secret: string | undefined) =>
    secret === undefined ? {} : { secret: box.seal(secret, sealedFor(id)) };
  /** Before the transaction: within one nobody outside is asked. */
  async function look(body: ConnectorBody): Promise<Framing | null> {
    const template = panelTemplate(body);
    return template === null ? null : lookAtPage(outgoing, template);
  }
  /** Nobody's change: who changed the connector meanwhile has had it looked at himself. */
  const keepSeen = (id: ConnectorId, before: string, to: string) =>
    store.transact((tx) =>
      tx.db
        .updateTable("connector")
        .set({ settings: to })
        .where("id", "=", id)
        .where("settings", "=", before)
        .execute(),
    );

  return {
    "connectors.read": async () => ({ connectors: await store.snapshot(readConnectors) }),
    "connector.add": async (input, call) => {
      const framing = await look(input.to);
      return change(call, input, async (tx) => {
        mayAsk(input.to, outgoing);
        if (needsSecret(input.to) && input.secret === undefined) throw missing();
        const rows = await tx.db.selectFrom("connector").select("id").execute();
        if (rows.some(({ id }) => id === input.id)) throw refuse("conflict", "id-taken");
        if (rows.length >= most) throw refuse("full", "connectors-too-many", { values: { most } });
        await tx.db
          .insertInto("connector")
          .values({ id: input.id, ...columnsOf(input.to, framing), secret: null, ...sealed(input.id, input.secret) })
          .execute();
        await audit(tx, "connector.added", input.id, null, input.to);
        return {};
      });
    },
    "connector.save": async (input, call) => {
      const framing = await look(input.to);
      return change(call, input, async (tx) => {
        mayAsk(input.to, outgoing);
        const row = await connectorRow(tx.db, input.id);
        const before = seen(bodyIn(row), input.expected);
        // Who does not know the token must not have it sent to a machine of his own.
        const isMoved = machineOf(before) !== machineOf(input.to);
        if (
          input.secret === undefined &&
          (isMoved ? row.secret !== null : row.secret === null) &&
          needsSecret(input.to)
        )
          throw missing();
        await tx.db
          .updateTable("connector")
          .set({
            ...columnsOf(input.to, framing),
            ...(isMoved ? { secret: null } : {}),
            ...sealed(input.id, input.secret),
          })
          .where("id", "=", input.id)
          .execute();
        await audit(tx, "connector.changed", input.id, before, {
          ...input.to,
          ...(input.secret === undefined ? {} : { secret: "renewed" }),
        });
        tx.tell(addresses.outside, { wake: true });
        return {};
      });
    },
    "connector.remove": (input, call) =>
      change(call, input, async (tx) => {
        const before = seen(bodyIn(await connectorRow(tx.db, input.id)), input.expected);
        await tx.db.deleteFrom("handed_record").where("connector", "=", input.id).execute();
        await tx.db.deleteFrom("connector").where("id", "=", input.id).execute();
        await audit(tx, "connector.removed", input.id, before, null);
        return {};
      }),
    "connector.test": async ({ id }) => {
      const row = await connectorRow(store.read, id);
      const framing = await look(bodyIn(row));
      if (framing !== framingIn(row)) await keepSeen(id, row.settings, settingsWith(bodyIn(row), framing));
      try {
        await connectorOf(row, hub).test();
        return { reason: null, framing };
      } catch (error) {
        if (error instanceof ConnectorError) return { reason: error.reason, framing };
        throw error;
      }
    },
    "handed.read": async ({ connector, before }) => {
      await connectorRow(store.read, connector);
      return readHanded(store.read, connector, before);
    },
    "handed.sendAgain": (input, call) =>
      change(call, input, async (tx) => {
        const again = await tx.db
          .updateTable("handed_record")
          .set({ state: "due", tries: 0, next_at: tx.now, reason: null })
          .where("connector", "=", input.connector)
          .where("conversation", "=", input.conversation)
          .where("state", "=", "failed")
          .where("reason", "is distinct from", "erased")
          .executeTakeFirst();
        if (again.numUpdatedRows === 0n) throw refuse("gone", "record-gone");
        tx.tell(addresses.outside, { wake: true });
        return {};
      }),
    "visitor.findOutside": (input) => findOutside(hub, by, input),
    "offer.findOutside": ({ offer }) => findOffered(hub, by, offer),
  };
}

const missing = () => refuse("invalid", "secret-missing", { values: { at: "secret" } });

function seen(now: ConnectorBody, expected: ConnectorBody): ConnectorBody {
  if (JSON.stringify(sorted(now)) !== JSON.stringify(sorted(expected))) throw refuse("outdated", "row-outdated");
  return now;
}

const sorted = ({ name, kind, isActive, settings }: ConnectorBody) => [
  name,
  kind,
  isActive,
  Object.entries(settings).toSorted(([a], [b]) => (a < b ? -1 : 1)),
];

const needsSecret = (body: ConnectorBody): boolean => body.kind !== "url" || body.settings.recordUrl !== null;

/** The machine that gets the secret, or what is signed with it. */
function machineOf(body: ConnectorBody): string {
  switch (body.kind) {
    case "url":
      return body.settings.recordUrl === null ? "" : new URL(body.settings.recordUrl).origin;
    case "zendesk":
      return `${body.settings.subdomain.toLowerCase()} ${body.settings.email}`;
    case "chatwoot":
      return new URL(body.settings.url).origin;
  }
}

function mayAsk(body: ConnectorBody, { allowed }: HubPorts["outgoing"]): void {
  const url = body.kind === "url" ? body.settings.recordUrl : body.kind === "chatwoot" ? body.settings.url : null;
  const reason = url === null ? null : judgeUrl(new URL(url), allowed);
  if (reason)
    throw refuse("invalid", reason, { values: { at: body.kind === "url" ? "settings.recordUrl" : "settings.url" } });
}

const columnsOf = (body: ConnectorBody, framing: Framing | null) => ({
  kind: body.kind,
  name: body.name,
  active: body.isActive ? 1 : 0,
  settings: settingsWith(body, framing),
});
