import { afterEach, expect, test } from "vitest";
import { chatwoot } from "../../src-hub/connectors/chatwoot.ts";
import { closedRecord, keeping, nobody, saidOnly, verified } from "../support/closed-record.ts";
import { type Interaction, type Recorded, recorded } from "../support/recorded.ts";

// Against what Chatwoot's public documentation says it answers (developers.chatwoot.com: Contacts, Conversations, Messages).

let other: Recorded | undefined;
afterEach(async () => {
  await other?.done();
  other = undefined;
});
const reasonOf = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => "done",
    (error: unknown) => (error instanceof Error && "reason" in error ? String(error.reason) : String(error)),
  );

const woot = "https://chat.acme.example";
const api = "/api/v1/accounts/3";
const token = { api_access_token: "canary-token" };
async function aChatwoot(interactions: Interaction[]) {
  other = await recorded(woot, interactions);
  return chatwoot({ url: `${woot}/`, account: 3, inbox: 9 }, "canary-token", other.outgoing);
}
const id = nobody.conversation;
const contact = { id: 21, name: "Maria", email: "maria@garden.example", phone_number: null, identifier: "customer-1" };
const note = `Conversation ${id}\nVisitor: Maria`;

test("Chatwoot: contact, conversation of the API inbox, private note; each is made once", async () => {
  const there = await aChatwoot([
    { ask: `GET ${api}/contacts/search?q=customer-1`, headers: token, answer: { meta: { count: 0 }, payload: [] } },
    {
      ask: `POST ${api}/contacts`,
      headers: token,
      body: { inbox_id: 9, identifier: "customer-1", name: "Maria", email: "maria@garden.example" },
      answer: { payload: { contact, contact_inbox: { source_id: "a1", inbox: { id: 9 } } } },
    },
    {
      ask: `GET ${api}/contacts/21/conversations`,
      answer: { payload: [{ id: 1, inbox_id: 9, custom_attributes: {} }] },
    },
    {
      ask: `POST ${api}/conversations`,
      body: { inbox_id: 9, contact_id: 21, status: "resolved", custom_attributes: { frontdesk_conversation: id } },
      answer: { id: 77, account_id: 3, inbox_id: 9 },
    },
    { ask: `GET ${api}/conversations/77/messages`, answer: { meta: {}, payload: [] } },
    {
      ask: `POST ${api}/conversations/77/messages`,
      body: { message_type: "outgoing", private: true },
      answer: { id: 501, content: note, private: true, conversation_id: 77 },
    },
  ]);
  const { keep, kept, newest } = keeping();
  const record = closedRecord({ subject: verified("customer-1"), email: verified("maria@garden.example") });
  await there.onClosed(record, {}, keep);
  expect(kept).toEqual([
    {},
    { contact: 21 },
    { contact: 21, conversation: 77 },
    { contact: 21, conversation: 77, note: 501 },
  ]);
  expect(JSON.parse(other!.asked[5]!.body)).toHaveProperty(
    "content",
    expect.stringContaining("Maria: My spade broke."),
  );
  await there.onClosed(record, newest(), keep);
});

test("Chatwoot: what was made and never heard of is found again at each step", async () => {
  const there = await aChatwoot([
    { ask: `GET ${api}/contacts/search?q=customer-1`, answer: { payload: [] } },
    { ask: `POST ${api}/contacts`, isLost: true },
    { ask: `GET ${api}/contacts/search?q=customer-1`, answer: { payload: [contact] } },
    { ask: `GET ${api}/contacts/21/conversations`, answer: { payload: [] } },
    { ask: `POST ${api}/conversations`, isLost: true },
    {
      ask: `GET ${api}/contacts/21/conversations`,
      answer: { payload: [{ id: 77, custom_attributes: { frontdesk_conversation: id } }] },
    },
    { ask: `GET ${api}/conversations/77/messages`, answer: { payload: [] } },
    { ask: `POST ${api}/conversations/77/messages`, isLost: true },
    { ask: `GET ${api}/conversations/77/messages`, answer: { payload: [{ id: 501, content: note, private: true }] } },
  ]);
  const { keep, newest } = keeping();
  const record = closedRecord({ subject: verified("customer-1") });
  for (let tries = 0; tries < 3; tries++)
    expect(await reasonOf(there.onClosed(record, newest(), keep))).toBe("connection-failed");
  await there.onClosed(record, newest(), keep);
  expect(newest()).toEqual({ contact: 21, conversation: 77, note: 501 });
});

test("Chatwoot: who only says that he is somebody gets a contact of his own; finding takes no near misses", async () => {
  const own = `frontdesk-${id}`;
  const there = await aChatwoot([
    { ask: `GET ${api}/contacts/search?q=${own}`, answer: { payload: [] } },
    { ask: `POST ${api}/contacts`, body: { identifier: own }, answer: { payload: { contact: { id: 30 } } } },
    { ask: `GET ${api}/contacts/30/conversations`, status: 500 },
    {
      ask: `GET ${api}/contacts/search?q=maria%40garden.example`,
      answer: { payload: [{ ...contact, email: "anna-maria@garden.example" }, contact] },
    },
    { ask: `GET ${api}/inboxes/9`, answer: { id: 9, channel_type: "Channel::Api" } },
    { ask: `GET ${api}/inboxes/9`, status: 401, answer: { error: "Invalid Access Token" } },
  ]);
  expect(
    await reasonOf(there.onClosed(closedRecord({ email: saidOnly("maria@garden.example") }), {}, async () => {})),
  ).toBe("status-500");
  expect(JSON.parse(other!.asked[1]!.body)).not.toHaveProperty("email");
  expect(await there.find({ ...nobody, email: saidOnly("maria@garden.example") })).toEqual([
    { title: "Maria", url: `${woot}/app/accounts/3/contacts/21`, by: "email", isVerified: false },
  ]);
  await there.test();
  expect(await reasonOf(there.test())).toBe("credentials-refused");
});
