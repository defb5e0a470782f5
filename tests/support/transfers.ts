import { expect } from "vitest";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import type { TransferTarget } from "../../src-shared/transfers/model.ts";
import type { Reader } from "../../src-hub/store/transact.ts";
import { identityOf } from "../../src-hub/video/join.ts";
import { type Pair, pairOf } from "./calls.ts";
import type { Flow, Person } from "./flow.ts";
import { turns, until } from "./hand-clock.ts";

export type Desk = Person<AgentContract, AgentState>;

/** Anna has Maria; her colleagues are there, and free. */
export interface Colleagues {
  readonly pair: Pair;
  readonly conversation: ConversationId;
  readonly anna: Desk;
  readonly jonas: Desk;
  readonly mika: Desk;
}

export async function colleaguesIn(flow: Flow): Promise<Colleagues> {
  const anna = await flow.agent("Anna");
  const pair = await pairOf(flow, anna, "Maria");
  const jonas = await flow.agent("Jonas");
  const mika = await flow.agent("Mika");
  await until("the colleagues are here", () => jonas.held() && mika.held());
  await flow.clock.advance(0);
  return { pair, conversation: pair.conversation, anna, jonas, mika };
}

export const idOfDesk = (desk: Desk): AccountId => desk.state().account.id;
export const toAgent = (desk: Desk): TransferTarget => ({ kind: "agent", agent: idOfDesk(desk) });

export function viewAt(desk: Desk, conversation: ConversationId): ConversationView | undefined {
  return desk.held()?.conversations.find((view) => view.public.summary.id === conversation);
}

export function staffAt(desk: Desk, conversation: ConversationId): ConversationView["staff"]["summary"] {
  return viewAt(desk, conversation)!.staff.summary;
}

/** The kinds of entries of its staff log that this desk holds, oldest first. */
export function staffTypes(desk: Desk, conversation: ConversationId): string[] {
  return viewAt(desk, conversation)?.staff.entries.map(({ event }) => event.type) ?? [];
}

export async function ownerOf(flow: Flow, conversation: ConversationId): Promise<AccountId | null> {
  const row = await flow
    .store()
    .read.selectFrom("conversation")
    .select("agent")
    .where("id", "=", conversation)
    .executeTakeFirstOrThrow();
  return row.agent;
}

/** What rings at this desk, accepted. */
export async function accepts(desk: Desk): Promise<void> {
  const offer = await until("an offer", () => desk.held()?.offers[0]);
  await desk.link.ask("offer.accept", { offer: offer.id });
  await turns();
}

/** Somebody of the staff goes into a room, or out; the media server tells the hub. */
export async function inRoom(flow: Flow, room: string, desk: Desk, there = true): Promise<void> {
  const people = flow.rooms.open.get(room)!;
  const identity = identityOf("agent", idOfDesk(desk));
  if (there) people.add(identity);
  else people.delete(identity);
  await flow.hub().webhook(`${flow.id()}:${room}`, undefined);
  await flow.clock.advance(0);
}

/** What must hold after every step, whatever raced: asked of the database alone. */
export function expectSound(flow: Flow): Promise<void> {
  return flow.store().snapshot(sound);
}

async function sound(read: Reader): Promise<void> {
  const conversations = await read.selectFrom("conversation").selectAll().execute();
  const byId = new Map(conversations.map((row) => [row.id, row]));
  for (const { state, agent, id, hold_at, parked_at } of conversations) {
    const owned = state === "active" || state === "wrap-up";
    expect({ id, owned: agent !== null }, state).toEqual({
      id,
      owned: owned || (state === "closed" && agent !== null),
    });
    if (state !== "active") expect({ hold_at, parked_at }, state).toEqual({ hold_at: null, parked_at: null });
  }
  const waits = await read.selectFrom("wait").selectAll().where("state", "in", ["waiting", "offered"]).execute();
  const offers = await read.selectFrom("offer").selectAll().where("state", "=", "pending").execute();
  for (const wait of waits) {
    const helped = wait.kind === "transfer" || wait.kind === "consult";
    const row = byId.get(wait.conversation)!;
    expect(row.state, `conversation of a wait ${wait.kind}`).toBe(helped ? "active" : wait.state);
    if (helped) expect(row.agent, "asked by its owner").toBe(wait.by);
    expect(offers.filter((offer) => offer.wait === wait.id).length, "offers of a wait").toBe(
      wait.state === "offered" ? 1 : 0,
    );
  }
  for (const offer of offers) expect(waits.map(({ id }) => id)).toContain(offer.wait);
  const parts = await read.selectFrom("part").selectAll().where("until", "is", null).execute();
  for (const part of parts) {
    const row = byId.get(part.conversation)!;
    expect(row.state, `conversation of a part ${part.kind}`).toBe("active");
    expect(row.agent, "an owner is not a part too").not.toBe(part.account);
  }
  for (const kind of ["taking", "consult"])
    expect(parts.filter((part) => part.kind === kind).length, kind).toBeLessThanOrEqual(1);
  const chats = new Set(waits.filter(({ channel }) => channel === "chat").map(({ id }) => id));
  await expectLoad(
    read,
    parts,
    offers.map(({ agent, wait }) => ({ agent, isChat: wait !== null && chats.has(wait) })),
  );
}

/** The law of design §5: what these desks hold is what a new desk of each is given. */
export async function expectSameAfresh(flow: Flow, desks: ReadonlyArray<readonly [Desk, string]>): Promise<void> {
  for (const [desk, name] of desks) {
    const fresh = await flow.agent(name);
    await until("a fresh desk", () => fresh.held());
    await turns();
    expect(normal(desk.state()), name).toEqual(normal(fresh.state()));
    fresh.link.stop();
  }
}

/** Without what is only of one hello, and in one order. */
function normal(state: AgentState): unknown {
  const { conversations, ...rest } = state;
  const inOrder = conversations.toSorted((one, other) => (one.public.summary.id < other.public.summary.id ? -1 : 1));
  return { ...rest, open: [], conversations: inOrder };
}

/** What the agents' rows say they have is what they have. */
async function expectLoad(
  read: Reader,
  parts: ReadonlyArray<{ account: AccountId }>,
  offers: ReadonlyArray<{ agent: AccountId; isChat: boolean }>,
): Promise<void> {
  const own = await read
    .selectFrom("conversation")
    .select("agent")
    .where("state", "in", ["active", "wrap-up"])
    .where("parked_at", "is", null)
    .execute();
  for (const { account, load_chat, ringing } of await read.selectFrom("presence").selectAll().execute()) {
    const rings = offers.filter(({ agent }) => agent === account);
    const has = [...own.map(({ agent }) => agent), ...parts.map((part) => part.account)].filter((id) => id === account);
    expect({ load_chat, ringing }).toEqual({
      load_chat: has.length + rings.filter(({ isChat }) => isChat).length,
      ringing: rings.length,
    });
  }
}
