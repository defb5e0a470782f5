import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type FieldValue, plainPanel, type VisitorField } from "../../src-shared/visitor-panel/model.ts";
import { anAgent, type AgentHere, takes, waitingVisitor } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusal } from "../support/offered.ts";

let flow: Flow;
let ada: AgentHere;
let anna: AgentHere;
let conversation: ConversationId;

const fields: VisitorField[] = [
  { key: "size", label: "Garden", kind: "choice", choices: ["small", "large"] },
  { key: "trees", label: "Trees", kind: "number", choices: [] },
  { key: "note", label: "Remark", kind: "text", choices: [] },
  { key: "vip", label: "Guest of honour", kind: "tick", choices: [] },
];

beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "administrator");
  await until("Ada is here", () => ada.held());
  await ada.link.ask("presence.set", { state: "away" });
  await ada.link.ask("panel.change", { to: { ...plainPanel, fields }, expected: plainPanel });
  anna = await anAgent(flow, "Anna");
  ({ conversation } = await waitingVisitor(flow, "Maria"));
  await takes(anna, conversation);
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const set = (key: string, value: FieldValue | null, expected: FieldValue | null = null, who = anna) =>
  who.link.ask("visitor.setField", { conversation, key, value, expected });
const values = async (who = anna) => (await who.link.ask("visitor.fields", { conversation })).values;
const audit = async (act: string) =>
  (await flow.store().read.selectFrom("audit").selectAll().where("act", "=", act).orderBy("at").execute()).map(
    ({ before, after }) => [JSON.parse(before ?? "null"), JSON.parse(after ?? "null")] as const,
  );

test("what staff write of a visitor is kept for all of his conversations, over a cut line and a killed hub", async () => {
  await set("trees", "12,5");
  anna.cut();
  await flow.clock.advance(2_000);
  await until("Anna is back", () => anna.linkState().state === "ready");
  await set("size", "large");
  await flow.restart();
  await flow.clock.advance(31_000);
  await until("Anna is back", () => anna.linkState().state === "ready");
  await set("vip", true);
  expect(await values()).toEqual({ trees: 12.5, size: "large", vip: true });
  await set("trees", null, 12.5);
  expect(await values()).toEqual({ size: "large", vip: true });
  expect(await audit("visitor.fieldSet")).toEqual([
    [{ trees: null }, { trees: "12,5" }],
    [{ size: null }, { size: "large" }],
    [{ vip: null }, { vip: true }],
    [{ trees: 12.5 }, { trees: null }],
  ]);
});

test("what does not fit is refused, and so is who was slower or has no business here", async () => {
  expect(await refusal(set("size", "huge"))).toBe("invalid: field-wrong");
  expect(await refusal(set("trees", "many"))).toBe("invalid: field-wrong");
  expect(await refusal(set("unknown", "x"))).toBe("gone: field-gone");
  expect(await refusal(set("note", "x".repeat(2_001)))).toBe("invalid: text-too-long");
  await set("note", "first");
  expect(await refusal(set("note", "second", null))).toBe("outdated: field-changed");
  await set("note", "second", "first");
  const boris = await anAgent(flow, "Boris");
  expect(await refusal(set("note", "third", "second", boris))).toBe("gone: conversation-gone");
  expect(await refusal(boris.link.ask("visitor.fields", { conversation }))).toBe("gone: conversation-gone");
  expect(await values()).toEqual({ note: "second" });
});

test("the house's list is an administrator's: checked, never overwritten unseen, and its changes are written down", async () => {
  const held = { ...plainPanel, fields };
  const change = (to: unknown, expected: unknown = held, who = ada) =>
    refusal(who.link.ask("panel.change", { to, expected } as never));
  expect(await change(held, held, anna)).toBe("forbidden: permission-missing");
  expect(await change({ ...held, fields: [...fields, fields[0]] })).toBe("invalid: field-key-taken");
  expect(await change({ ...held, fields: [{ ...fields[0], choices: [] }] })).toBe("invalid: choices-missing");
  expect(await change({ ...held, pop: "hand" }, plainPanel)).toBe("outdated: row-outdated");
  await set("note", "kept");
  expect(await change({ fields: [fields[0]], pop: "hand" })).toBe("done");
  expect(await refusal(set("note", "x", "kept"))).toBe("gone: field-gone");
  expect(await change(held, { fields: [fields[0]], pop: "hand" })).toBe("done");
  // What was written comes back with its field.
  expect(await values()).toEqual({ note: "kept" });
  expect((await audit("panel.changed")).map(([, after]) => (after as typeof held).fields.length)).toEqual([4, 1, 4]);
  expect((await anna.link.ask("panel.rules", {})).outside).toBe(false);
});
