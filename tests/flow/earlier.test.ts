import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { anAgent, type AgentHere, waitingVisitor } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { refusal } from "../support/offered.ts";
import { talked as talkedIn } from "../support/talked.ts";

let flow: Flow;
let anna: AgentHere;
beforeEach(async () => {
  flow = await startFlow();
  anna = await anAgent(flow, "Anna");
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

/** With Anna, unless said otherwise. */
const talked = (
  name: string,
  said: readonly string[],
  more: { by?: AgentHere; note?: string; isOpen?: boolean } = {},
) => talkedIn(flow, name, said, { by: anna, ...more });

test("a visitor's earlier conversations are listed and read while he is here, and not after", async () => {
  const first = await talked("Maria", ["the first time"]);
  await anna.link.ask("presence.set", { state: "away" });
  const boris = await anAgent(flow, "Boris");
  const { conversation } = await talked("Maria", ["again"], { by: boris, isOpen: true });
  const { conversations, more } = await boris.link.ask("history.ofVisitor", { conversation });
  expect({ more, ids: conversations.map(({ id, agent }) => [id, agent]) }).toEqual({
    more: false,
    ids: [[first.conversation, "Anna"]],
  });
  const view = await boris.link.ask("history.read", { conversation: first.conversation });
  expect(view.public.entries.some(({ event }) => event.type === "chat.messageAdded")).toBe(true);
  // Another visitor's is as if there were none.
  const { conversation: other } = await waitingVisitor(flow, "Jonas");
  const missing = flow.id() as ConversationId;
  const read = (one: ConversationId) => refusal(boris.link.ask("history.read", { conversation: one }));
  expect([await read(other), await read(missing)]).toEqual(["gone: conversation-gone", "gone: conversation-gone"]);
  expect(await refusal(boris.link.ask("history.ofVisitor", { conversation: other }))).toBe("gone: conversation-gone");
  await boris.link.ask("conversation.end", { conversation });
  await boris.link.ask("conversation.wrapUp", { conversation, outcome: null, note: "" });
  expect(await read(first.conversation)).toBe("gone: conversation-gone");
  expect(await read(conversation)).toBe("done");
});

test("what was said before the site vouched for a visitor is his as well; who only says the same is another", async () => {
  const before = await talked("Anonymous", ["before I signed in"]);
  const now = await talked("Maria", ["now signed in"], { isOpen: true });
  const listed = async () =>
    (await anna.link.ask("history.ofVisitor", { conversation: now.conversation })).conversations.map(({ id }) => id);
  expect(await listed()).toEqual([]);
  const visitorOf = async (id: ConversationId) =>
    (
      await flow
        .store()
        .read.selectFrom("conversation")
        .select("visitor")
        .where("id", "=", id)
        .executeTakeFirstOrThrow()
    ).visitor;
  const [anonymous, maria] = [await visitorOf(before.conversation), await visitorOf(now.conversation)];
  await flow.store().transact(async (tx) => {
    for (const [id, merged_into] of [
      [anonymous, maria],
      [maria, null],
    ] as const) {
      const row = { ...unknownVisitor, id, merged_into, site: "site", first_seen: tx.now, last_seen: tx.now };
      await tx.db
        .insertInto("visitor")
        .values(row)
        .onConflict((conflict) => conflict.column("id").doUpdateSet({ merged_into }))
        .execute();
    }
  });
  expect(await listed()).toEqual([before.conversation]);
});

const unknownVisitor = {
  subject: null,
  verified_at: null,
  device: null,
  browser: null,
  system: null,
  screen_width: null,
  screen_height: null,
  time_zone: null,
  referrer: null,
};
