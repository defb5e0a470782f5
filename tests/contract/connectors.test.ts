import { createHmac } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { addressFor, urlConnector } from "../../src-hub/connectors/url.ts";
import { zendesk } from "../../src-hub/connectors/zendesk.ts";
import { closedRecord, keeping, nobody, saidOnly, verified } from "../support/closed-record.ts";
import { type Interaction, type Recorded, recorded } from "../support/recorded.ts";

// Against what Zendesk's public documentation says it answers (developer.zendesk.com: Tickets, Users, Talk Partner Edition,
// Idempotency), and the one for any system.

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

const id = nobody.conversation;
const acme = "https://acme.zendesk.com";
const basic = { authorization: `Basic ${Buffer.from("ada@acme.example/token:canary-token").toString("base64")}` };
async function aZendesk(interactions: Interaction[], opensThere = false) {
  other = await recorded(acme, interactions);
  return zendesk({ subdomain: "Acme", email: "ada@acme.example", opensThere }, "canary-token", other.outgoing);
}
const ticketList = "GET /api/v2/tickets.json?external_id=frontdesk%3A01890000-0000-7000-8000-000000000001";

test("Zendesk: a closed conversation becomes a ticket with a private comment, under its external id", async () => {
  const there = await aZendesk([
    { ask: ticketList, headers: basic, answer: { tickets: [], next_page: null, previous_page: null, count: 0 } },
    {
      ask: "POST /api/v2/tickets.json",
      headers: { ...basic, "idempotency-key": `frontdesk:${nobody.conversation}` },
      body: {
        ticket: {
          subject: "Chat with Maria",
          external_id: `frontdesk:${nobody.conversation}`,
          comment: { public: false },
          requester: { name: "Maria", email: "maria@garden.example" },
          tags: ["frontdesk", "frontdesk_chat"],
        },
      },
      status: 201,
      answer: {
        ticket: { id: 35436, url: `${acme}/api/v2/tickets/35436.json`, subject: "Chat with Maria", status: "new" },
      },
    },
  ]);
  const { keep, newest } = keeping();
  await there.onClosed(closedRecord({ email: verified("maria@garden.example") }), {}, keep);
  expect(newest()).toEqual({ ticket: 35436 });
  const { comment } = (JSON.parse(other!.asked[1]!.body) as { ticket: { comment: { body: string } } }).ticket;
  for (const words of [
    "Queue: Sales",
    "waited 20 s, talked 280 s",
    "Outcome: Solved",
    "Order: 4711",
    "Sent a new one.",
    "Maria: My spade broke.",
  ])
    expect(comment.body).toContain(words);
});

test("Zendesk: a ticket whose answer was lost is found again and not made twice; a kept one is not asked about", async () => {
  const answer = { tickets: [{ id: 7, external_id: `frontdesk:${nobody.conversation}` }], count: 1 };
  const there = await aZendesk([
    { ask: ticketList, answer: { tickets: [], count: 0 } },
    { ask: "POST /api/v2/tickets.json", isLost: true },
    { ask: ticketList, answer },
  ]);
  const { keep, newest } = keeping();
  expect(await reasonOf(there.onClosed(closedRecord(), newest(), keep))).toBe("connection-failed");
  await there.onClosed(closedRecord(), newest(), keep);
  expect(newest()).toEqual({ ticket: 7 });
  await there.onClosed(closedRecord(), newest(), keep);
});

test("Zendesk: an address that the visitor only says makes nobody a requester", async () => {
  const there = await aZendesk([
    { ask: ticketList, answer: { tickets: [] } },
    { ask: "POST /api/v2/tickets.json", status: 201, answer: { ticket: { id: 8 } } },
  ]);
  await there.onClosed(closedRecord({ email: saidOnly("boss@victim.example") }), {}, async () => {});
  expect(JSON.parse(other!.asked[1]!.body)).not.toHaveProperty("ticket.requester");
});

test("Zendesk: who he is, by the surest that is known; none, one and many; shown on the agent's screen", async () => {
  const search = (query: string) => `GET /api/v2/users/search.json?${query}`;
  const byMail = search(`query=${encodeURIComponent('type:user email:"maria@garden.example"')}`);
  const robert = { id: 35436, name: "Robert Jones", notes: "sigil issue" };
  const there = await aZendesk(
    [
      { ask: search("external_id=customer%2F1"), headers: basic, answer: { users: [] } },
      { ask: byMail, answer: { users: [robert], count: 1, next_page: null } },
      { ask: byMail, answer: { users: [robert, { id: 9873843, name: "Terry Gilliam" }], count: 2 } },
      { ask: search(`query=${encodeURIComponent('type:user phone:"+358401234567"')}`), answer: { users: [] } },
      {
        ask: search(`query=${encodeURIComponent('type:user email:"anna@garden.example"')}`),
        answer: { users: [{ id: 4, name: "Anna" }] },
      },
      { ask: "POST /api/v2/channels/voice/agents/4/users/35436/display.json", answer: {} },
      {
        ask: search(`query=${encodeURIComponent('type:user email:"jonas@garden.example"')}`),
        answer: { users: [{ id: 5, name: "Jonas" }] },
      },
      {
        ask: "POST /api/v2/channels/voice/agents/5/users/35436/display.json",
        status: 404,
        answer: { error: "RecordNotFound" },
      },
    ],
    true,
  );
  const person = { ...nobody, subject: verified("customer/1"), email: saidOnly("maria@garden.example") };
  const found = await there.find(person);
  expect(found).toEqual([
    { title: "Robert Jones", url: `${acme}/agent/users/35436`.toLowerCase(), by: "email", isVerified: false },
  ]);
  expect(await there.find({ ...nobody, email: verified("maria@garden.example") })).toHaveLength(2);
  expect(await there.find({ ...nobody, phone: saidOnly("+358401234567") })).toEqual([]);
  expect(await there.find(nobody)).toEqual([]);
  await there.open!(found[0]!, "anna@garden.example");
  expect(await reasonOf(there.open!(found[0]!, "jonas@garden.example"))).toBe("status-404");
});

test.each<[reason: string, interaction: Partial<Interaction>]>([
  ["done", { answer: { user: { id: 1, name: "Ada", role: "admin" } } }],
  ["credentials-refused", { answer: { user: { id: null, name: "Anonymous user" } } }],
  ["credentials-refused", { status: 401, answer: { error: "Couldn't authenticate you" } }],
  ["credentials-refused", { status: 403 }],
  ["status-429", { status: 429 }],
  ["status-503", { status: 503 }],
  ["answer-wrong", { answer: "hello" }],
  ["connection-failed", { isLost: true }],
])("Zendesk: a test that ends with %s", async (reason, interaction) => {
  const there = await aZendesk([{ ask: "GET /api/v2/users/me.json", ...interaction }]);
  expect(await reasonOf(there.test())).toBe(reason);
});

test("any system: a signed record under an id that stays the same, and an address with the visitor's own words kept in their place", async () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const hook = "https://crm.acme.example";
  other = await recorded(hook, [
    {
      ask: "POST /records",
      headers: { "webhook-id": `rec_${id}` },
      body: { type: "conversation.record", version: 1, data: { conversation: id, outcome: "Solved" } },
      isLost: true,
    },
    { ask: "POST /records", headers: { "webhook-id": `rec_${id}` }, status: 204 },
    { ask: "POST /records", body: { type: "connector.test" } },
  ]);
  const openUrl = "https://crm.acme.example/people?mail={email}&name={name}";
  const there = urlConnector({ recordUrl: `${hook}/records`, openUrl, openIn: "browser" }, secret, {
    outgoing: other.outgoing,
    now: () => 1_700_000_400_000,
  });
  expect(await reasonOf(there.onClosed(closedRecord(), {}, async () => {}))).toBe("connection-failed");
  await there.onClosed(closedRecord(), {}, async () => {});
  await there.test();
  const { headers, body } = other.asked[1]!;
  const key = createHmac("sha256", Buffer.alloc(32, 7)).update(
    `rec_${id}.${String(headers["webhook-timestamp"])}.${body}`,
  );
  expect(headers["webhook-signature"]).toBe(`v1,${key.digest("base64")}`);

  const hostile = {
    ...nobody,
    email: saidOnly("a@b.example&admin=1#x"),
    name: saidOnly("../../{email}\u202e<script>"),
  };
  const [found] = await there.find(hostile);
  expect(new URL(found!.url).searchParams.get("mail")).toBe("a@b.example&admin=1#x");
  expect(new URL(found!.url).searchParams.get("name")).toBe("../../{email}\u202e<script>");
  expect(new URL(found!.url).origin).toBe("https://crm.acme.example");
  expect(addressFor(openUrl, nobody)).toEqual([]);
  expect(addressFor("https://crm.acme.example/c/{conversation}", nobody)).toMatchObject([
    { url: `https://crm.acme.example/c/${id}`, isVerified: true },
  ]);
});
