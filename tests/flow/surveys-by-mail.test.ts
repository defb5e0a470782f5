import rateLimit from "@fastify/rate-limit";
import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { HttpPorts } from "../../src-hub/adapters/http-ports.ts";
import { ratingRoutes } from "../../src-hub/adapters/rating-routes.ts";
import type { MailTransport, Outgoing } from "../../src-hub/mail/transport.ts";
import { ratingsOf } from "../../src-hub/surveys/ratings.ts";
import { SurveyRules, SurveyWay } from "../../src-shared/surveys/rules.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type AgentHere, anAgent, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusal } from "../support/offered.ts";
import { talked } from "../support/talked.ts";

const day = 24 * 3_600_000;
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
  ({ conversation, visitor: maria } = await talked(flow, "Maria", ["Do you deliver?"], { by: anna, isOpen: true }));
  await pageOf();
});
afterEach(async () => {
  await app.close();
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

async function pageOf(): Promise<void> {
  app = Fastify();
  await app.register(rateLimit, { global: false });
  const settings = { name: "Garden & Sons" } as HttpPorts["settings"];
  ratingRoutes(app, { ratings: ratingsOf(flow.store()), settings } as HttpPorts);
}

const ends = () => anna.link.ask("conversation.end", { conversation });
const asks = () => anna.link.ask("survey.mail", { conversation });
async function proves(address = "maria@shop.example"): Promise<void> {
  await flow.store().transact(async (tx) => {
    const row = await tx.db
      .selectFrom("conversation")
      .select("visitor")
      .where("id", "=", conversation)
      .executeTakeFirstOrThrow();
    await tx.db.insertInto("confirmed_address").values({ visitor: row.visitor, address, at: tx.now }).execute();
  });
}
/** Where the newest letter leads. */
async function link(): Promise<string> {
  await flow.clock.advance(6_000);
  return /\/rating\/([\w-]{32})\n/.exec(sent.at(-1)!.text)![0].trim();
}
const look = (url: string, headers = {}) => app.inject({ url, headers });
const rate = (url: string, form: Record<string, string>) =>
  app.inject({
    method: "POST",
    url,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams(form).toString(),
  });
const survey = () => maria.state().conversation?.summary.survey ?? null;

test("an agent asks by mail, the page asks without a script, and the one answer stands where every answer stands", async () => {
  await proves();
  expect(await refusal(asks())).toBe("conflict: survey-too-early");
  await ends();
  expect(await asks()).toEqual({ to: "m…@shop.example" });
  await until("the widget asks too", () => survey()?.state === "asked");
  const url = await link();
  expect(sent.at(-1)).toMatchObject({ to: "maria@shop.example", subject: "Frontdesk: how was your conversation?" });
  const page = await look(url);
  expect(page.statusCode).toBe(200);
  const policy = String(page.headers["content-security-policy"]);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame/);
  expect(page.body).not.toMatch(/<script|Maria|deliver|\son\w+=/);
  expect(page.body).toMatch(/Garden &#38; Sons/);
  // A mail program that looks at every link rates nothing.
  await look(url);
  expect(survey()).toMatchObject({ state: "asked", answers: 0 });

  expect((await rate(url, { text: "no score" })).statusCode).toBe(422);
  const thanks = await rate(url, { score: "4", text: "Quick\r\n<b>\u0000kind" });
  expect([thanks.statusCode, /Thank you/.test(thanks.body)]).toEqual([200, true]);
  await until("it stands there", () => survey()?.state === "answered");
  expect(survey()).toMatchObject({ score: 4, text: "Quick\n<b>kind", answers: 1 });

  for (const again of [await rate(url, { score: "1" }), await look(url)])
    expect(again.body).toMatch(/answered already/);
  expect(survey()).toMatchObject({ score: 4, answers: 1 });
  const days = [flow.clock.now() - 3_600_000, flow.clock.now() + 3_600_000];
  expect((await anna.link.ask("survey.figures", { days })).whole).toMatchObject({ asked: 1, five: [0, 0, 0, 1, 0] });
  expect(await refusal(asks())).toBe("conflict: survey-mailed");
  flow.clock.sleep(day);
  await flow.clock.advance(1_000);
  await until("Anna is back", () => anna.linkState().state === "ready");
  expect(await refusal(asks())).toBe("conflict: survey-answered");
});

test("letter and widget answer at once: it is counted once, and the other is told", async () => {
  await proves();
  await ends();
  await asks();
  const url = await link();
  await until("she is asked", () => survey()?.state === "asked");
  const [byMail, inWidget, twice] = await Promise.all([
    rate(url, { score: "5" }),
    maria.link.ask("survey.answer", { conversation, score: 1, text: "", after: 0 }).then(
      () => "taken",
      () => "told",
    ),
    rate(url, { score: "3" }),
  ]);
  const taken = [/Thank you/.test(byMail.body), inWidget === "taken", /Thank you/.test(twice.body)];
  expect(taken.filter(Boolean)).toHaveLength(1);
  await until("it stands there", () => survey()?.state === "answered");
  expect(survey()?.answers).toBe(1);
});

test("what she put away in the panel she may still answer by the letter; the letter before is void; its time ends", async () => {
  await proves();
  await ends();
  await asks();
  const first = await link();
  flow.clock.sleep(day);
  await flow.clock.advance(1_000);
  for (const one of [anna, maria]) await until("back", () => one.linkState().state === "ready");
  await asks();
  const second = await link();
  expect((await look(first)).statusCode).toBe(410);
  await maria.link.ask("survey.skip", { conversation });
  expect((await look(second)).statusCode).toBe(200);
  await flow.store().transact(async (tx) => {
    await tx.db.updateTable("survey_link").set({ until: tx.now }).execute();
  });
  expect((await look(second)).statusCode).toBe(410);
  expect((await rate(second, { score: "5" })).statusCode).toBe(410);
  expect((await look(`/rating/${"x".repeat(32)}`)).statusCode).toBe(410);
  expect(survey()?.state).toBe("lapsed");
});

test("the question is the house's own, by the reader's language; thumbs have two answers and no third", async () => {
  const ada = await flow.agent("Ada", "administrator");
  await until("Ada is here", () => ada.held());
  const house = SurveyWay.parse({
    scale: "thumbs",
    comment: false,
    question: { en: "All <well>?", fi: "Miten meni?" },
  });
  await ada.link.ask("surveyRules.change", { rules: SurveyRules.parse({ house }) });
  await proves();
  await ends();
  await asks();
  const url = await link();
  expect((await look(url, { "accept-language": "fi-FI,fi;q=0.9" })).body).toMatch(/lang="fi">Miten meni\?/);
  const english = (await look(url, { "accept-language": "en" })).body;
  expect(english).toMatch(/All &#60;well&#62;\?/);
  expect(english.match(/type="radio"/g)).toHaveLength(2);
  expect(english).not.toMatch(/<textarea/);
  expect((await rate(url, { score: "5" })).statusCode).toBe(422);
  expect((await rate(url, { score: "2" })).statusCode).toBe(200);
});

test("nobody is written to without a proved address, and nobody but who may read the conversation asks", async () => {
  await ends();
  expect(await refusal(asks())).toBe("forbidden: address-unproved");
  expect(await anna.link.ask("survey.way", { conversation })).toEqual({ mail: true, to: null });
  await proves();
  expect(await anna.link.ask("survey.way", { conversation })).toEqual({ mail: true, to: "m…@shop.example" });
  await asks();
  await flow.restart();
  for (const one of [anna, maria]) {
    one.mend();
    await until("back", () => one.linkState().state === "ready");
  }
  expect(sent.length).toBeLessThanOrEqual(1);
  await app.close();
  await pageOf();
  expect((await rate(await link(), { score: "5" })).statusCode).toBe(200);
  expect(sent).toHaveLength(1);
});
