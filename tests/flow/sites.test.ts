import { afterEach, beforeEach, expect, test } from "vitest";
import { ButtonBody } from "../../src-shared/sites/body.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { aVisitor, comes, laidDown, refused } from "../support/laid-down.ts";
import { siteBuilder, standing, untilStanding } from "../support/sites.ts";

let flow: Flow;
let house: Awaited<ReturnType<typeof laidDown>>;
let site: ReturnType<typeof siteBuilder>;
beforeEach(async () => {
  flow = await startFlow();
  house = await laidDown(flow);
  site = siteBuilder(house.ada);
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const chat = ButtonBody.parse({ key: "chat", name: "Chat", always: true, chatText: { en: "Ask us" } });
const faceOf = (visitor: ReturnType<Flow["visitor"]>) => visitor.state().site;

test("a draft is seen by nobody; published it is on open pages at once, is a version, and can be taken back", async () => {
  const maria = await aVisitor(flow, "Maria");
  await site.draft({ name: "Garden of Eden", languages: ["en"], buttons: [chat] });
  expect(standing(flow)).toBe("");
  expect(faceOf(maria).name).toBe("Garden");
  expect((await site.read()).draft).toMatchObject({ by: "Ada", body: { name: "Garden of Eden" } });

  maria.unplug();
  expect(await site.publish()).toMatchObject({ version: 2, conversations: 0 });
  maria.mend();
  await until("told", () => faceOf(maria).name === "Garden of Eden");
  expect(standing(flow)).toBe("chat: chat");
  expect(await site.read()).toMatchObject({ version: 2, draft: null, published: { buttons: [{ key: "chat" }] } });
  await flow.restart();
  for (const who of [house.ada, maria]) who.mend();
  await until("both are back", () => [house.ada, maria].every((who) => who.linkState().state === "ready"));
  expect(standing(flow)).toBe("chat: chat");

  const { versions } = await house.ada.link.ask("site.versions", { site: "site" });
  expect(versions.map(({ version, by, body }) => [version, by, body.name])).toEqual([
    [2, "Ada", "Garden of Eden"],
    [1, "", "Garden"],
  ]);
  await house.ada.link.ask("site.revert", { site: "site", version: 1, expected: 2 });
  expect(await site.read()).toMatchObject({ version: 3, published: { name: "Garden", buttons: [] } });
  await until("told", () => faceOf(maria).name === "Garden");
  expect(await refused(house.ada.link.ask("site.revert", { site: "site", version: 1, expected: 2 }))).toMatchObject({
    reason: "row-outdated",
  });
  const { rows } = await house.ada.link.ask("audit.list", { pageOf: 50 });
  const acts = rows.filter(({ target }) => target === "site:site").map(({ act }) => act);
  expect(acts.toSorted()).toEqual(["site.drafted", "site.published", "site.published"]);
  expect(rows).toContainEqual(
    expect.objectContaining({
      act: "site.published",
      before: expect.objectContaining({ name: "Garden" }),
      after: expect.objectContaining({ name: "Garden of Eden" }),
    }),
  );
});

test("two administrators: what the second has not seen is neither overwritten nor published", async () => {
  const olga = await flow.agent("Olga", "administrator");
  await until("she is here", () => olga.held());
  const [mine, hers] = [site, siteBuilder(olga)];
  const { published } = await mine.read();
  await hers.draft({ name: "Hers" });
  const stale = { site: "site", to: published, expected: null };
  expect(await refused(house.ada.link.ask("site.draft", stale))).toMatchObject({ reason: "row-outdated" });
  expect(await refused(house.ada.link.ask("site.publish", { site: "site", expected: published }))).toMatchObject({
    reason: "row-outdated",
  });
});

test("what cannot be read, twice the same key, hours that are gone are refused with what was found", async () => {
  const attempt = async (part: Parameters<typeof site.draft>[0]) => {
    await site.draft(part);
    return refused(site.publish());
  };
  const faint = { accent: "#ffffff", onAccent: "#777777" };
  expect(await attempt({ colours: faint })).toMatchObject({
    reason: "contrast-low",
    values: { ratio: 4.47, least: 4.5, at: "colours" },
  });
  expect(await attempt({ colours: null, buttons: [{ ...chat, colours: faint }] })).toMatchObject({
    values: { at: "buttons.0.colours" },
  });
  expect(await attempt({ buttons: [chat, chat] })).toMatchObject({ reason: "button-key-taken" });
  expect(await attempt({ buttons: [], hours: flow.id() as never })).toMatchObject({ reason: "hours-gone" });
  await site.draft({ hours: null, buttons: [chat] });
  await site.publish();
  await house.rules([
    { name: "Chats", conditions: { buttons: ["chat"] }, target: { to: "queue", queue: seededQueue } },
  ]);
  expect(await attempt({ buttons: [] })).toMatchObject({ reason: "button-in-rule", values: { rule: "Chats" } });
});

test("what is asked before is asked by the hub: required fields and consent; who comes again is not asked twice", async () => {
  await site.draft({
    languages: ["en", "fi"],
    texts: { welcome: {}, consent: { en: "You may keep it.", fi: "Saatte säilyttää." }, offline: {} },
    preChat: [
      { key: "order", kind: "line", label: { en: "Order number" }, required: true, choices: [] },
      { key: "topic", kind: "choice", label: { en: "Topic" }, required: false, choices: ["Tools", "Pots"] },
    ],
  });
  await site.publish();
  const maria = await aVisitor(flow, "Maria");
  const start = (how: object) => refused(comes(flow, maria, how));
  expect(await start({ fields: { order: "17" } })).toMatchObject({ reason: "consent-missing" });
  expect(await start({ consent: true, fields: {} })).toMatchObject({
    reason: "field-missing",
    values: { field: "order" },
  });
  expect(await start({ consent: true, fields: { order: "17", topic: "Cars" } })).toMatchObject({
    reason: "field-wrong",
  });
  expect(await start({ consent: true, language: "fi-FI", fields: { order: " 17\u202e ", more: "x" } })).toBe("let in");
  const started = () => maria.state().conversation?.entries[0]?.event;
  await until("begun", started);
  expect(started()).toMatchObject({ fields: [{ label: "Order number", value: "17" }], consent: "Saatte säilyttää." });
  await maria.link.ask("conversation.end", { conversation: maria.state().conversation!.summary.id });
  maria.unplug();
  maria.mend();
  const first = maria.state().conversation!.summary.id;
  await comes(flow, maria);
  await until("begun anew", () => maria.state().conversation?.summary.id !== first);
  expect(started()).toMatchObject({ previous: first, fields: [{ value: "17" }], consent: "Saatte säilyttää." });
});

test("a camera mode that is changed elsewhere is not lost by the next publishing", async () => {
  await site.draft({ buttons: [{ ...chat, camera: "off-by-default" }] });
  await site.publish();
  await house.ada.link.ask("site.change", { site: "site", starters: "both", camera: "one-way" });
  expect((await site.read()).published).toMatchObject({ camera: "one-way", buttons: [{ camera: "off-by-default" }] });
  await untilStanding(flow, "chat: chat");
  expect(flow.hub().shown("site")!.published.buttons[0]).toMatchObject({ camera: "off-by-default" });
});
