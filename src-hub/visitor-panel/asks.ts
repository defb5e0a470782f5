import type { Account } from "../../src-shared/accounts/model.ts";
import type { VisitorId } from "../../src-shared/conversations/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { visitorPanelAsks } from "../../src-shared/visitor-panel/agent-asks.ts";
import { asWrapUp, faultInFields, type FieldValue, PanelRules } from "../../src-shared/visitor-panel/model.ts";
import { asKept, faultIn, isEmpty } from "../../src-shared/wrap-up/rules.ts";
import type { Rights } from "../accounts/rights.ts";
import { readableInHistory } from "../history/readable.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { hot } from "../store/hot.ts";
import type { Reader, Tx } from "../store/transact.ts";
import { writeAudit } from "../supervision/audit.ts";

const readHouse = hot<{ body: string }>("select body from house where name = 'panel'");
const readValues = hot<{ field: string; value: string }>("select field, value from visitor_value where visitor = ?");

async function rulesOf(db: Reader): Promise<PanelRules> {
  const [row] = await readHouse(db, []);
  return PanelRules.parse(JSON.parse(row?.body ?? "{}"));
}

async function valuesOf(db: Reader, visitor: VisitorId): Promise<Record<string, FieldValue>> {
  const rows = await readValues(db, [visitor]);
  return Object.fromEntries(rows.map(({ field, value }) => [field, JSON.parse(value) as FieldValue]));
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What stands beside a conversation beside what the visitor is known by: fields of the house's own. */
export function visitorPanelHandlers(
  agent: Account,
  change: Change,
  { store }: Pick<HubParts, "store">,
  rights: Pick<Rights, "may">,
): HandlersOf<typeof visitorPanelAsks> {
  const { machine } = store;
  return {
    "panel.rules": () =>
      store.snapshot(async (db) => {
        const active = db.selectFrom("connector").select("id").where("active", "=", 1).limit(1);
        return { rules: await rulesOf(db), outside: (await active.executeTakeFirst()) !== undefined };
      }),
    "panel.change": (input, call) =>
      change(call, input, async (tx) => {
        const before = await rulesOf(tx.db);
        if (!same(before, input.expected)) throw refuse("outdated", "row-outdated");
        const fault = faultInFields(input.to.fields);
        if (fault) throw refuse("invalid", fault);
        const body = JSON.stringify(input.to);
        await tx.db
          .insertInto("house")
          .values({ name: "panel", body })
          .onConflict((conflict) => conflict.column("name").doUpdateSet({ body }))
          .execute();
        const what = { act: "panel.changed", target: "house:panel", reason: "", before, after: input.to };
        await writeAudit(tx, machine, agent, what);
        return {};
      }),
    "visitor.fields": ({ conversation }) =>
      store.snapshot(async (db) => {
        const { visitor } = await readableInHistory(db, agent, rights, conversation);
        return { values: await valuesOf(db, visitor) };
      }),
    "visitor.setField": (input, call) =>
      change(call, input, async (tx) => {
        const { visitor } = await readableInHistory(tx.db, agent, rights, input.conversation);
        await setField(tx, visitor, agent, input);
        const { conversation, key, value, expected } = input;
        const [before, after] = [{ [key]: expected }, { [key]: value }];
        const target = `conversation:${conversation}`;
        await writeAudit(tx, machine, agent, { act: "visitor.fieldSet", target, reason: "", before, after });
        return { values: await valuesOf(tx.db, visitor) };
      }),
  };
}

async function setField(
  tx: Tx,
  visitor: VisitorId,
  by: Account,
  { key, value, expected }: { key: string; value: FieldValue | null; expected: FieldValue | null },
): Promise<void> {
  const fields = asWrapUp((await rulesOf(tx.db)).fields);
  if (!fields.fields.some((field) => field.key === key)) throw refuse("gone", "field-gone");
  const held = await valuesOf(tx.db, visitor);
  if (!same(held[key] ?? null, expected)) throw refuse("outdated", "field-changed");
  const read = value === null ? undefined : asKept(fields, { [key]: value })[key];
  const fault = read === undefined ? undefined : faultIn(fields, { outcome: null, values: { [key]: read } });
  if (fault) throw refuse("invalid", fault.reason, { values: { field: fault.field ?? key } });
  if (isEmpty(read)) {
    await tx.db.deleteFrom("visitor_value").where("visitor", "=", visitor).where("field", "=", key).execute();
    return;
  }
  const row = { value: JSON.stringify(read), at: tx.now, by: by.id };
  await tx.db
    .insertInto("visitor_value")
    .values({ visitor, field: key, ...row })
    .onConflict((conflict) => conflict.columns(["visitor", "field"]).doUpdateSet(row))
    .execute();
}
