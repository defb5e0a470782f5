import { afterEach, beforeEach, expect, test } from "vitest";
import type { VideoStarters } from "../../src-shared/administration/model.ts";
import type { CameraMode } from "../../src-shared/video/model.ts";
import { type Pair, pairOf, refusal } from "../support/calls.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: Awaited<ReturnType<Flow["agent"]>>;

beforeEach(async () => {
  flow = await startFlow();
  anna = await flow.agent("Anna");
  await until("she is here", () => anna.held());
});
afterEach(() => flow.stop());

interface Circumstances {
  readonly starters?: VideoStarters;
  readonly camera?: CameraMode;
  readonly queue?: 0 | 1;
  readonly video?: 0 | 1;
  readonly escalate?: 0 | 1;
  readonly button?: CameraMode | null;
}

async function set({
  starters = "both",
  camera = "classic",
  queue = 1,
  video = 1,
  escalate = 1,
  button,
}: Circumstances) {
  await flow.store().transact(async ({ db }) => {
    await db.updateTable("site").set({ starters, camera }).where("id", "=", "site").execute();
    await db.updateTable("queue").set({ video: queue }).where("id", "=", seededQueue).execute();
    await db.updateTable("account").set({ video, escalate }).where("name", "=", "Anna").execute();
    if (button === undefined) return;
    const row = { id: flow.id(), site: "site", key: "help", name: "Help", camera: button };
    await db.insertInto("button").values(row).execute();
  });
}

const invites = (pair: Pair, by: "agent" | "visitor") =>
  refusal(pair.invite(by)).then((said) => (said === "done" ? true : said === "video-not-allowed" ? false : said));

// Features 000-03, 000-54, 001-04, 001-27.
test.each<[string, Circumstances, { agent: boolean; visitor: boolean }]>([
  ["both", {}, { agent: true, visitor: true }],
  ["the agent alone", { starters: "agent" }, { agent: true, visitor: false }],
  ["the visitor alone", { starters: "visitor" }, { agent: false, visitor: true }],
  ["nobody", { starters: "nobody" }, { agent: false, visitor: false }],
  ["a queue without video", { queue: 0 }, { agent: false, visitor: false }],
  ["an agent who is in no video calls", { video: 0 }, { agent: false, visitor: false }],
  ["an agent who starts none himself", { escalate: 0 }, { agent: false, visitor: true }],
  ["nor where only agents start", { escalate: 0, starters: "agent" }, { agent: false, visitor: false }],
])("who may start: %s", async (_name, rules, may) => {
  await set(rules);
  const pair = await pairOf(flow, anna, "Maria");
  expect(pair.summary().rules).toMatchObject(may);
  for (const side of ["agent", "visitor"] as const) {
    expect(await invites(pair, side)).toBe(may[side]);
    if (!may[side]) continue;
    const { id } = await until("the invite", () => pair.summary().invite);
    await pair.cancel(side, id);
    await until("none is open", () => pair.summary().invite === null);
  }
});

// Features 001-30…37: per button, with the site's as the default.
test.each<[string, Circumstances, string | undefined, CameraMode]>([
  ["the site's", { camera: "one-way" }, undefined, "one-way"],
  ["the button's own", { camera: "one-way", button: "off-by-default" }, "help", "off-by-default"],
  ["a button without one", { camera: "off-by-default", button: null }, "help", "off-by-default"],
  ["a button that is not there", { camera: "one-way", button: "classic" }, "other", "one-way"],
])("which camera: %s", async (_name, rules, button, camera) => {
  await set(rules);
  const pair = await pairOf(flow, anna, "Maria", button);
  expect(pair.summary().rules?.camera).toBe(camera);
  await pair.call();
  expect(pair.summary().call?.camera).toBe(camera);
  const visitor = flow.rooms.granted.find((grant) => grant.identity.startsWith("visitor"))!;
  expect(visitor.sources.includes("camera")).toBe(camera !== "one-way");
  const agent = flow.rooms.granted.find((grant) => grant.identity.startsWith("agent"))!;
  expect(agent.sources).toContain("camera"); // 001-31
  for (const { sources } of [agent, visitor]) expect(sources).toContain("microphone"); // 001-32
});

test("a call keeps the camera mode that it began with, whatever is ruled meanwhile", async () => {
  await set({ camera: "one-way" });
  const pair = await pairOf(flow, anna, "Maria");
  await pair.call();
  await set({ camera: "classic" });
  await pair.visitor.link.ask("video.join", { conversation: pair.conversation });
  expect(flow.rooms.granted.at(-1)!.sources).not.toContain("camera");
});

// Features 000-12.
test("before an agent has the conversation nobody starts video", async () => {
  const leo = flow.visitor("Leo");
  await until("he is here", () => leo.held());
  const conversation = flow.id() as Pair["conversation"];
  await leo.link.ask("conversation.start", { conversation, name: "Leo", page: null });
  expect(leo.state().conversation?.summary.rules ?? null).toBeNull();
  expect(await refusal(leo.link.ask("video.invite", { conversation }))).toBe("video-not-yet");
});
