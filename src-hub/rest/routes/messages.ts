import * as z from "zod/mini";
import { MessageId } from "../../../src-shared/chat/model.ts";
import { refuse } from "../../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../../src-shared/rpc/machine.ts";
import { Text } from "../../../src-shared/text/clean.ts";
import { addMessage } from "../../chat/rows.ts";
import { get, post } from "../route.ts";
import { After, Limit, RestMessage, Time, timeOf, timeOrNull } from "../shapes.ts";
import { OfConversation, ofCaller } from "./conversations.ts";

const listMessages = get({
  path: "/v1/conversations/{conversation}/messages",
  name: "listMessages",
  scope: "messages:read",
  summary: "What was said in a conversation, the oldest first",
  description: "Hand back the `seq` of the last one as `after` for what came behind it. Notes are not among them.",
  params: OfConversation,
  query: z.object({ limit: Limit, after: After }),
  answer: z.object({ messages: z.array(RestMessage), more: z.boolean() }),
  faults: [404],
  handle: ({ store }, { caller, params, query }) =>
    store.snapshot(async (db) => {
      const { id } = await ofCaller(db, caller, params.conversation);
      const rows = await db
        .selectFrom("message")
        .selectAll()
        .where("conversation", "=", id)
        .where("seq", ">", query.after)
        .orderBy("seq")
        .limit(query.limit + 1)
        .execute();
      const messages = rows.slice(0, query.limit).map((row) => ({
        id: row.id,
        seq: row.seq,
        from: { kind: row.from_kind, name: row.from_name },
        text: row.deleted_at === null ? row.text : "",
        at: timeOf(row.at),
        editedAt: timeOrNull(row.edited_at),
        deletedAt: timeOrNull(row.deleted_at),
      }));
      return { messages, more: rows.length > query.limit };
    }),
});

const addMessageRoute = post({
  path: "/v1/conversations/{conversation}/messages",
  name: "addMessage",
  scope: "messages:write",
  summary: "Say something in a conversation that goes on",
  description: "It stands there as a bot's, by the name of the key, and both sides see it.",
  params: OfConversation,
  body: z.object({ text: Text }),
  answer: z.object({ id: z.uuid(), seq: z.int(), at: Time }),
  faults: [404, 409],
  handle: ({ store }, { caller, params, body, change }) =>
    change(async (tx) => {
      const row = await ofCaller(tx.db, caller, params.conversation);
      if (row.ended_at !== null) throw refuse("conflict", "conversation-ended");
      const id = MessageId.parse(uuid7(store.machine));
      const { seq, at } = await addMessage(tx, row.id, {
        id,
        from: { kind: "bot", name: caller.name },
        text: body.text,
      });
      return { id, seq, at: timeOf(at) };
    }),
});

export const messageRoutes = [listMessages, addMessageRoute];
