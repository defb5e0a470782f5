import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { anAgent, refusal, taken } from "../support/offered.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";

let flow: Flow;
beforeEach(async () => {
  flow = await startFlow();
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const newId = () => flow.id() as MessageId;

async function atWork() {
  const anna = await anAgent(flow, "Anna");
  const { visitor: maria, conversation } = await taken(flow, anna);
  const desk = () => anna.state().conversations.find((one) => one.public.summary.id === conversation)!.public;
  const page = () => maria.state().conversation!;
  const said = async (who: typeof anna | typeof maria, text: string, replyTo?: MessageId) => {
    const message = newId();
    await (who as typeof anna).link.ask("chat.send", { conversation, id: message, text, replyTo });
    return message;
  };
  const shown = (entries: ReturnType<typeof page>["entries"], id: MessageId) =>
    entries
      .map(({ event }) => event)
      .filter((event) => event.type === "chat.messageAdded")
      .find(({ message }) => message.id === id)?.message;
  return { anna, maria, conversation, desk, page, said, shown };
}

/** Both hold what fresh ones are given. */
async function law({ anna, maria }: Pick<Awaited<ReturnType<typeof atWork>>, "anna" | "maria">): Promise<void> {
  await turns();
  const [desk, page] = [await flow.agent("Anna"), flow.visitor("Maria")];
  await until("fresh ones", () => desk.held() && page.held());
  expect({ ...anna.state(), open: [] }).toEqual({ ...desk.state(), open: [] });
  expect(maria.state()).toEqual(page.state());
  desk.link.stop();
  page.link.stop();
}

const inDatabase = async (): Promise<string> => {
  const { read } = flow.store();
  return JSON.stringify([
    await read.selectFrom("event").select("body").execute(),
    await read.selectFrom("message").selectAll().execute(),
    await read.selectFrom("message_edit").selectAll().execute(),
    await read.selectFrom("answered").select("answer").execute(),
  ]);
};

test("what is edited and deleted is so on both sides, for who was away too, and its text is gone from the hub", async () => {
  const all = await atWork();
  const { anna, maria, conversation, desk, page, said, shown } = all;
  const mine = await said(anna, "It costs 10 EUR, canary-one.");
  const hers = await said(maria, "Really canary-two?", mine);
  expect(shown(desk().entries, hers)?.replyTo).toBe(mine);
  maria.unplug();
  await flow.clock.advance(1_000);
  await anna.link.ask("chat.edit", { conversation, message: mine, text: "It costs 20 EUR, canary-three." });
  await anna.link.ask("chat.edit", { conversation, message: mine, text: "It costs 30 EUR, canary-four." });
  maria.mend();
  await until("she has the last text", () => shown(page().entries, mine)?.text.includes("canary-four"));
  expect(shown(page().entries, mine)?.edited).toBe(flow.clock.now());
  await law(all);
  const edits = await anna.link.ask("chat.edits", { conversation, message: mine });
  expect(edits.edits.map(({ text }) => text.split(" ").at(-1))).toEqual(["canary-one.", "canary-three."]);

  anna.unplug();
  await maria.link.ask("chat.delete", { conversation, message: hers });
  anna.mend();
  await until("the desk knows", () => shown(desk().entries, hers)?.deleted !== undefined);
  expect(shown(desk().entries, hers)).toEqual({
    id: hers,
    from: { kind: "visitor", name: "Maria" },
    text: "",
    deleted: flow.clock.now(),
  });
  await law(all);
  expect(await inDatabase()).not.toContain("canary-two");
  await anna.link.ask("chat.delete", { conversation, message: mine });
  await law(all);
  expect(await inDatabase()).not.toContain("canary");
  expect((await anna.link.ask("chat.edits", { conversation, message: mine })).edits).toEqual([]);
  await flow.restart();
  await flow.clock.advance(35_000);
  await until("both are back", () => anna.linkState().state === "ready" && maria.linkState().state === "ready");
  await law(all);
});

test("an older page shows what stands now", async () => {
  const { anna, maria, conversation, said, shown } = await atWork();
  const first = await said(maria, "The very first.");
  for (let count = 0; count < 210; count += 1) {
    await said(anna, `Line ${count}`);
    if (count % 30 === 0) await flow.clock.advance(5_000);
  }
  await maria.link.ask("chat.edit", { conversation, message: first, text: "The very last." });
  const newest = await anna.link.ask("conversation.read", { conversation });
  expect(shown(newest.public.entries, first)).toBeUndefined();
  const before = newest.public.entries[0]!.seq;
  const older = await anna.link.ask("conversation.read", { conversation, before });
  expect(shown(older.public.entries, first)?.text).toBe("The very last.");
});

test("only one's own, only as long as the house says, and a foreign one is answered as a missing one", async () => {
  const { anna, maria, conversation, said } = await atWork();
  const [mine, hers] = [await said(anna, "Mine."), await said(maria, "Hers.")];
  const edit = (who: typeof anna | typeof maria, message: MessageId, of: ConversationId = conversation) =>
    refusal((who as typeof anna).link.ask("chat.edit", { conversation: of, message, text: "Other." }));
  expect(await edit(anna, hers)).toBe("forbidden: message-not-yours");
  expect(await edit(maria, mine)).toBe("forbidden: message-not-yours");
  expect(await edit(anna, newId())).toBe("gone: message-gone");
  expect(await refusal(maria.link.ask("chat.send", { conversation, id: newId(), text: "?", replyTo: newId() }))).toBe(
    "gone: message-gone",
  );
  const other = flow.visitor("Else");
  await until("he is here", () => other.held());
  expect(await edit(other, hers)).toBe(await edit(other, hers, flow.id() as ConversationId));
  await flow.clock.advance(16 * 60_000);
  expect(await edit(anna, mine)).toBe("forbidden: change-too-late");
  const now = await said(anna, "Now.");
  await flow
    .store()
    .transact((tx) => tx.db.insertInto("house").values({ name: "chat", body: `{"agentMinutes":0}` }).execute());
  expect(await edit(anna, now)).toBe("forbidden: change-not-allowed");
  const again = await said(maria, "Again.");
  await maria.link.ask("chat.delete", { conversation, message: again });
  expect(await edit(maria, again)).toBe("gone: message-gone");
  await anna.link.ask("conversation.end", { conversation });
  expect(await edit(maria, hers)).toBe("gone: conversation-ended");
});
