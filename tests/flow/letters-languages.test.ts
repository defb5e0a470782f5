import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import { firstPasswordRoutes } from "../../src-hub/adapters/first-password-routes.ts";
import type { HttpPorts } from "../../src-hub/adapters/http-ports.ts";
import { ratingRoutes } from "../../src-hub/adapters/rating-routes.ts";
import type { MailTransport, Outgoing } from "../../src-hub/mail/transport.ts";
import { ratingsOf } from "../../src-hub/surveys/ratings.ts";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type AgentHere, anAgent, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { talked } from "../support/talked.ts";

const sent: Outgoing[] = [];
const post: MailTransport = { send: async (letter) => void sent.push(letter), close: () => {} };
let flow: Flow;
let app: FastifyInstance;
let anna: AgentHere;
let maria: VisitorHere;
let conversation: ConversationId;

beforeEach(async () => {
  sent.length = 0;
  flow = await startFlow({}, undefined, { post });
  anna = await anAgent(flow, "Anna");
  ({ conversation, visitor: maria } = await talked(flow, "Maria", ["Liefern Sie auch?"], { by: anna, isOpen: true }));
  app = Fastify();
  await app.register(rateLimit, { global: false });
  const settings = { name: "Garten & Söhne", signInsPerMinute: 60 } as HttpPorts["settings"];
  await app.register((scope, _options, done) => {
    ratingRoutes(scope, { ratings: ratingsOf(flow.store()), settings } as HttpPorts);
    done();
  });
  await firstPasswordRoutes(app, { settings, accounts: {} } as HttpPorts, () => "https://hub.example");
});
afterEach(async () => {
  await app.close();
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const reads = (...languages: string[]) =>
  maria.link.ask("visitor.seen", { page: { url: "https://shop.example/", title: "" }, languages });
const siteHas = (...languages: string[]) =>
  flow.store().transact(async (tx) => {
    await tx.db
      .updateTable("site")
      .set({ body: JSON.stringify({ languages }) })
      .execute();
  });
/** The newest of so many letters. */
async function arrived(count: number): Promise<Outgoing> {
  await flow.clock.advance(6_000);
  return until(`${count} letters`, () => (sent.length >= count ? sent.at(-1) : undefined));
}
const books = async () => {
  const asked = { conversation, minutes: 30, zone: "Europe/Berlin", name: "Maria", note: "", agent: null };
  const start = Date.UTC(2023, 10, 16, 13);
  const id = flow.id() as AppointmentId;
  await anna.link.ask("appointment.book", { ...asked, id, start, email: "maria@shop.example" });
  return { letter: await arrived(1), id };
};
const calendarIn = ({ attachments }: Outgoing): string =>
  String(attachments?.[0]?.content).replaceAll("\r\n ", "").replaceAll("\\", "");
async function proves(): Promise<void> {
  await flow.store().transact(async (tx) => {
    const { visitor } = await tx.db
      .selectFrom("conversation")
      .select("visitor")
      .where("id", "=", conversation)
      .executeTakeFirstOrThrow();
    await tx.db
      .insertInto("confirmed_address")
      .values({ visitor, address: "maria@shop.example", at: tx.now })
      .execute();
  });
}
const page = async (url: string, language: string) => {
  const { body, headers } = await app.inject({ url, headers: { "accept-language": language } });
  expect(headers["vary"]).toContain("accept-language");
  return { lang: /<html lang="([^"]*)">/.exec(body)?.[1], body };
};

test("an appointment is written of in the visitor's language, its date in that language and his own time zone", async () => {
  await reads("de-AT", "en");
  const { letter } = await books();
  expect(letter.subject).toBe("Frontdesk: Ihr Videoanruf, Donnerstag, 16. November 2023 um 14:00 MEZ");
  expect(letter.text).toContain("Er dauert etwa 30 Minuten.");
  expect(letter.text).toMatch(/\/video\/garden#[\w-]{32}\n/);
  expect(calendarIn(letter)).toContain("SUMMARY:Videoanruf mit Frontdesk");
});

test("who reads what we have not reads English, and a site that says its languages chooses among them", async () => {
  await reads("nl-BE");
  const english = await books();
  expect(english.letter.subject).toBe("Frontdesk: your video call, Thursday, 16 November 2023 at 14:00 CET");
  await siteHas("fr", "nl");
  await reads("de");
  await anna.link.ask("appointment.cancel", { id: english.id, sequence: 0 });
  const french = (await arrived(2)).subject;
  expect(french).toBe("Frontdesk\u00a0: votre appel vidéo du jeudi 16 novembre 2023 à 14:00 UTC+1 est annulé");
});

test("his copy and the question after it are in his language, on paper too; what was said stays as it was", async () => {
  await reads("de");
  await proves();
  await anna.link.ask("transcript.mail", { conversation });
  const copy = await arrived(1);
  expect(copy.subject).toBe("Frontdesk: eine Kopie Ihres Chats");
  const { content } = copy.attachments!.find(({ name }) => name.endsWith(".txt"))!;
  expect(String(content)).toMatch(/^Chat mit Frontdesk\n[^]*Warteschlange: [^]*Anna ist dabei[^]*Liefern Sie auch\?/);
  const saved = { conversation, notes: false, part: 1 };
  const { body } = await anna.link.ask("transcript.make", { ...saved, format: "html", language: "ru" });
  expect(body).toMatch(/<html lang="ru">[^]*Посетитель/);

  await anna.link.ask("conversation.end", { conversation });
  await anna.link.ask("survey.mail", { conversation });
  const asks = await arrived(2);
  expect(asks.subject).toBe("Frontdesk: Wie war Ihr Gespräch?");
  const [, url] = /(\/rating\/[\w-]{32})\n/.exec(asks.text)!;

  const german = await page(url!, "de-CH,de;q=0.9,en;q=0.8");
  expect(german).toMatchObject({ lang: "de", body: expect.stringContaining("Wie war Ihr Gespräch mit Garten") });
  expect(german.body).toContain("4 von 5, gut");
  expect(await page(url!, "nl")).toMatchObject({ lang: "en", body: expect.stringContaining("4 of 5, good") });
  expect((await page(`/rating/${"x".repeat(32)}`, "fi")).body).toContain("Tämä linkki ei ole enää voimassa");
});

test("the page for a first password is in the reader's language, all that it may have to say with it", async () => {
  const german = await page("/first-password", "de");
  expect(german).toMatchObject({ lang: "de", body: expect.stringContaining("Passwort festlegen") });
  expect(german.body).toContain("Das Passwort ist zu kurz");
  expect(await page("/first-password", "nl")).toMatchObject({ lang: "en" });
  expect(await page("/first-password", "")).toMatchObject({ lang: "en" });
});
