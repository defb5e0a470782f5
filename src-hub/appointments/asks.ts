import type { Account, AccountId } from "../../src-shared/accounts/model.ts";
import type { appointmentAgentAsks } from "../../src-shared/appointments/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { ofAgent } from "../conversations/rows.ts";
import { provedAddress } from "../history/transcript/addresses.ts";
import type { Change } from "../store/answered.ts";
import type { ConversationRow } from "../store/row-types.ts";
import type { Reader } from "../store/transact.ts";
import { viewOf, visitorRow } from "../visitors/rows.ts";
import { type BookPorts, book, cancel, move } from "./book.ts";
import { changesOf } from "./changes.ts";
import { appointmentRow, listed, newsOf } from "./rows.ts";
import { ableIn, hoursOf, startsIn, takenIn } from "./starts.ts";

/** What staff do with appointments (features 001-17, A34). */
export function appointmentHandlers(
  agent: Account,
  change: Change,
  hub: BookPorts,
): HandlersOf<typeof appointmentAgentAsks> {
  const { store, mail, router, guides } = hub;

  return {
    "appointments.list": (asked) =>
      store.snapshot(async (db) => ({ appointments: await listed(db, asked, agent), mail: mail.isOn })),

    "appointment.choices": (asked) =>
      store.snapshot(async (db) => {
        const about = await aboutOf(db, agent.id, asked);
        const able = ableIn(router.known, guides.now(), about);
        const taken = await takenIn(db, asked.agent === null ? [] : [asked.agent], asked.from);
        const starts = startsIn({
          hours: hoursOf(router.known, guides.now(), about.queue),
          taken,
          anybody: asked.agent === null,
          from: Math.max(asked.from, store.machine.now()),
          minutes: asked.minutes,
        });
        return { agents: await accountsOf(db, able), starts, ...about.visitor, mail: mail.isOn };
      }),

    "appointment.book": (input, call) =>
      change(call, input, async (tx) => {
        const conversation = await ofAgent(tx.db, agent.id, input.conversation);
        const { visitor, site, queue, grp } = conversation;
        await book(tx, hub, agent, { ...input, visitor, site, queue, group: grp });
        return {};
      }),

    "appointment.move": (input, call) =>
      change(call, input, async (tx) => {
        await move(tx, hub, agent, input);
        return {};
      }),

    "appointment.cancel": (input, call) =>
      change(call, input, async (tx) => {
        await cancel(tx, hub, agent, input);
        return {};
      }),

    "appointment.changes": ({ id }) => store.snapshot(async (db) => ({ changes: await changesOf(db, id) })),

    "appointments.news": () => store.snapshot(async (db) => ({ appointments: await newsOf(db, agent) })),

    "appointment.seen": (input, call) =>
      change(call, input, async (tx) => {
        const seen = tx.db.updateTable("appointment").set({ news: 0 }).where("news", "=", 1);
        const { id, sequence } = input;
        await seen.where("id", "=", id).where("sequence", "=", sequence).where("agent", "=", agent.id).execute();
        return {};
      }),

    "appointment.takeOver": (input, call) =>
      change(call, input, async (tx) => {
        await move(tx, hub, agent, { ...input, agent: agent.id });
        return {};
      }),
  };
}

async function aboutOf(db: Reader, agent: AccountId, asked: { conversation?: unknown; appointment?: unknown }) {
  const { conversation, appointment } = asked as {
    conversation?: ConversationRow["id"];
    appointment?: Parameters<typeof appointmentRow>[1];
  };
  if (appointment !== undefined) {
    const { queue, grp, zone, name, email } = await appointmentRow(db, appointment);
    return { queue, group: grp, visitor: { zone, name, email } };
  }
  if (conversation === undefined) throw refuse("invalid", "conversation-missing");
  const row = await ofAgent(db, agent, conversation);
  return { queue: row.queue, group: row.grp, visitor: await knownOf(db, row) };
}

/** What is known of him, so that nobody types it again. */
async function knownOf(db: Reader, row: ConversationRow) {
  const proved = await provedAddress(db, row.visitor);
  const said = (await viewOf(db, row)).email?.value ?? "";
  const zone = (await visitorRow(db, row.visitor))?.time_zone ?? "";
  return { zone, name: row.visitor_name, email: proved ?? said };
}

async function accountsOf(db: Reader, ids: readonly AccountId[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("account")
    .select(["id", "name", "role"])
    .where("id", "in", ids)
    .where("active", "=", 1)
    .orderBy("name")
    .execute();
}
