import { afterEach, beforeEach, expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId, VisitorId } from "../../src-shared/conversations/model.ts";
import { MailFailed, type MailTransport, type Outgoing } from "../../src-hub/mail/transport.ts";
import { anAgent, type AgentHere, takes, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusal, staffEvents } from "../support/offered.ts";

let flow: Flow;
let anna: AgentHere;
let maria: VisitorHere;
let conversation: ConversationId;
const sent: Outgoing[] = [];
let fails: MailFailed | null = null;
const post: MailTransport = {
  async send(mail) {
    if (fails) throw fails;
    sent.push(mail);
  },
  close() {},
};

async function begin(more: { post?: MailTransport }): Promise<void> {
  flow = await startFlow({}, undefined, more);
  anna = await anAgent(flow, "Anna");
  maria = flow.visitor("Maria");
  await until("the visitor is here", () => maria.held());
  conversation = flow.id() as ConversationId;
  await maria.link.ask("conversation.start", { conversation, name: "Maria <b>", page: null });
  await takes(anna, conversation);
  for (const text of ["=1+1\nsecond line", "<img src=x onerror=alert(1)>"])
    await maria.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text });
  await anna.link.ask("note.add", { conversation, id: flow.id(), text: "a secret note" });
  await anna.link.ask("chat.send", { conversation, id: flow.id() as MessageId, text: "Good day" });
}

beforeEach(() => begin({ post }));
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
  sent.length = 0;
  fails = null;
});

const make = (format: "text" | "html" | "pdf", notes = false) =>
  anna.link.ask("transcript.make", { conversation, format, notes, part: 1, zone: "Europe/Helsinki" });
const codeIn = ({ text }: Outgoing): string => /Your code is (\d{6})/.exec(text)?.[1] ?? "";
const mailed = (count: number) => until(`${count} letters`, () => sent.length >= count && sent);
const copy = (code?: string) => maria.link.ask("copy.send", { conversation, ...(code === undefined ? {} : { code }) });

async function visitorOf(): Promise<VisitorId> {
  const row = await flow.store().read.selectFrom("conversation").select("visitor").executeTakeFirstOrThrow();
  return row.visitor;
}

test("as text: what the visitor saw, set in so that no line looks like another's; notes only where they are asked for", async () => {
  const { name, type, body, parts } = await make("text");
  expect({ name, type, parts }).toEqual({
    name: expect.stringMatching(/^conversation-2023-11-1\d-\d{4}\.txt$/),
    type: "text/plain; charset=utf-8",
    parts: 1,
  });
  expect(body).toContain("Maria <b>:\n    =1+1\n    second line\n");
  expect(body).toContain("Times: Europe/Helsinki");
  expect(body).toMatch(/Anna joined/);
  expect(body).not.toContain("secret");
  expect((await make("text", true)).body).toContain("Note by Anna, not seen by the visitor:\n    a secret note");
});

test("as a page: no script, nothing from elsewhere, all that was typed is text", async () => {
  const { body } = await make("html");
  expect(body).toContain("default-src &#39;none&#39;; style-src &#39;sha256-");
  expect(body).not.toMatch(/<(img|script|link|iframe|b)\b/i);
  expect(body).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(body).not.toContain("secret");
});

test("on paper, with the text inside", async () => {
  const { body, isBinary, type } = await make("pdf");
  expect({ isBinary, type }).toEqual({ isBinary: true, type: "application/pdf" });
  const pdf = Buffer.from(body, "base64").toString("latin1");
  expect(pdf).toMatch(/^%PDF-1\.\d/);
  expect(pdf).toContain("transcript.txt");
});

test("what was edited stands as it is now, and what was deleted does not stand", async () => {
  const { body: before } = await make("text");
  expect(before).toContain("Good day");
  const { id } = await flow
    .store()
    .read.selectFrom("message")
    .select("id")
    .where("text", "=", "Good day")
    .executeTakeFirstOrThrow();
  await flow
    .store()
    .transact((tx) =>
      tx.db.updateTable("message").set({ text: "", deleted_at: tx.now }).where("id", "=", id).execute(),
    );
  const { body } = await make("text");
  expect(body).not.toContain("Good day");
  expect(body).toContain("(message deleted)");
});

test("another's conversation is as if there were none", async () => {
  const boris = await anAgent(flow, "Boris");
  const input = { conversation, format: "text", notes: false, part: 1 } as const;
  expect(await refusal(boris.link.ask("transcript.make", input))).toBe("gone: conversation-gone");
  expect(await refusal(boris.link.ask("transcript.mail", { conversation }))).toBe("gone: conversation-gone");
  const jonas = flow.visitor("Jonas");
  await until("Jonas is here", () => jonas.held());
  for (const one of [conversation, flow.id() as ConversationId]) {
    expect(await refusal(jonas.link.ask("copy.way", { conversation: one }))).toBe("gone: conversation-gone");
    expect(await refusal(jonas.link.ask("copy.send", { conversation: one }))).toBe("gone: conversation-gone");
    const ask = { conversation: one, address: "jonas@garden.example" };
    expect(await refusal(jonas.link.ask("copy.code", ask))).toBe("gone: conversation-gone");
  }
  expect(sent).toEqual([]);
});

test("the visitor types an address, proves it by the code, and gets his copy; a cut line and a killed hub between", async () => {
  expect(maria.state().mail).toBe(true);
  expect(await maria.link.ask("copy.way", { conversation })).toEqual({ mail: true, to: null });
  expect(await refusal(copy())).toBe("forbidden: address-unproved");
  expect(await refusal(anna.link.ask("transcript.mail", { conversation }))).toBe("forbidden: address-unproved");
  await maria.link.ask("copy.code", { conversation, address: "Maria@garden.example" });
  const [letter] = await mailed(1);
  // Nothing that he typed goes to an address that is not proved to be his.
  expect(letter).toMatchObject({ to: "maria@garden.example" });
  expect(letter?.attachments).toBeUndefined();
  expect(`${letter?.subject}${letter?.text}`).not.toMatch(/Maria|img|1\+1/);
  maria.cut();
  await flow.clock.advance(2_000);
  await until("Maria is back", () => maria.linkState().state === "ready");
  expect(await refusal(copy("000000"))).toBe("invalid: code-wrong");
  await flow.restart();
  await flow.clock.advance(31_000);
  await until("Maria is back", () => maria.linkState().state === "ready");
  expect(await copy(codeIn(letter!))).toEqual({ to: "m…@garden.example" });
  const [, second] = await mailed(2);
  expect(second?.to).toBe("maria@garden.example");
  expect(second?.attachments?.map(({ name, type }) => [name.split(".").at(-1), type])).toEqual([
    ["pdf", "application/pdf"],
    ["txt", "text/plain; charset=utf-8"],
  ]);
  const text = String(second?.attachments?.[1]?.content);
  expect(text).toContain("Good day");
  expect(text).not.toContain("secret");
  expect(second?.text).not.toMatch(/Maria|Good day/);
  // The code is good once; the address stays proved, for him and for who serves him.
  expect(await refusal(copy(codeIn(letter!)))).toBe("invalid: code-wrong");
  await until("Anna is back", () => anna.linkState().state === "ready");
  expect(await anna.link.ask("transcript.way", { conversation })).toEqual({ mail: true, to: "m…@garden.example" });
  await anna.link.ask("transcript.mail", { conversation });
  await mailed(3);
  expect((await staffEvents(flow, conversation, "transcript.mailed")).map(({ by, to }) => [by, to])).toEqual([
    [null, "m…@garden.example"],
    ["Anna", "m…@garden.example"],
  ]);
});

test("a code can be guessed five times, holds for a quarter of an hour, and is not sent for ever", async () => {
  const code = (address = "maria@garden.example") => refusal(maria.link.ask("copy.code", { conversation, address }));
  expect(await code("maria@garden.example, all@garden.example")).toBe("invalid: address-wrong");
  expect(await code()).toBe("done");
  const [first] = await mailed(1);
  for (let guess = 0; guess < 5; guess++) expect(await refusal(copy("999999x"))).toBe("invalid: code-wrong");
  expect(await refusal(copy(codeIn(first!)))).toBe("invalid: code-wrong");
  expect(await code()).toBe("done");
  const [, second] = await mailed(2);
  await flow.clock.advance(16 * 60_000);
  expect(await refusal(copy(codeIn(second!)))).toBe("invalid: code-wrong");
  expect(await code()).toBe("done");
  expect(await code()).toBe("too-fast: mail-too-often");
  expect(sent.every(({ attachments }) => attachments === undefined)).toBe(true);
});

test("an address that the site has signed needs no code; one that it only says does", async () => {
  const id = await visitorOf();
  const know = (part: { known?: string; verified?: string }) =>
    flow.store().transact((tx) =>
      tx.db
        .insertInto("visitor")
        .values({ ...nobody, id, site: "site", first_seen: tx.now, last_seen: tx.now, ...part })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(part))
        .execute(),
    );
  await know({ known: '{"email":"all@garden.example"}' });
  expect(await refusal(copy())).toBe("forbidden: address-unproved");
  await know({ verified: '{"email":"maria@garden.example"}' });
  expect(await copy()).toEqual({ to: "m…@garden.example" });
  expect((await mailed(1))[0]?.to).toBe("maria@garden.example");
});

test("a copy that cannot be delivered is said to who serves him", async () => {
  const visitor = await visitorOf();
  await flow
    .store()
    .transact((tx) =>
      tx.db.insertInto("confirmed_address").values({ visitor, address: "maria@garden.example", at: tx.now }).execute(),
    );
  fails = new MailFailed("smtp-550", true, undefined);
  await anna.link.ask("transcript.mail", { conversation });
  await until("the failure", () =>
    anna.state().conversations[0]?.staff.entries.some(({ event }) => event.type === "transcript.failed"),
  );
});

test("without a mail server it is said, on both sides, and nothing is begun", async () => {
  await flow.stop();
  await begin({});
  expect(maria.state().mail).toBe(false);
  expect(await maria.link.ask("copy.way", { conversation })).toEqual({ mail: false, to: null });
  const asked = { conversation, address: "maria@garden.example" };
  expect(await refusal(maria.link.ask("copy.code", asked))).toBe("unavailable: mail-off");
  expect(await refusal(copy())).toBe("unavailable: mail-off");
  expect(await refusal(anna.link.ask("transcript.mail", { conversation }))).toBe("unavailable: mail-off");
});

const nobody = {
  subject: null,
  verified_at: null,
  device: null,
  browser: null,
  system: null,
  screen_width: null,
  screen_height: null,
  time_zone: null,
  referrer: null,
  merged_into: null,
};
