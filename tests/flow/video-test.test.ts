import { afterEach, beforeEach, expect, test } from "vitest";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { TestReport } from "../../src-shared/video-test/model.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";

let flow: Flow;
let anna: Awaited<ReturnType<Flow["agent"]>>;
let maria: ReturnType<Flow["visitor"]>;

beforeEach(async () => {
  flow = await startFlow();
  anna = await flow.agent("Anna");
  maria = flow.visitor("Maria");
  await until("both are here", () => anna.held() && maria.held());
});
afterEach(() => flow.stop());

const report: TestReport = {
  kind: "quick",
  browser: "Mozilla/5.0 <b>",
  parts: [{ part: "camera", result: "bad", advice: "camera.refused", values: { device: "<img src=x>" }, took: 12 }],
};
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );
const rows = () => flow.store().read.selectFrom("video_test").selectAll().execute();

test("a test has a room of its own, its report is found by its number, and the room goes with the report", async () => {
  const begun = await maria.link.ask("test.start", {});
  expect(begun.number).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  expect(begun.tokens).toHaveLength(2);
  const [room] = flow.rooms.open.keys();
  expect(flow.rooms.granted).toEqual(
    ["precheck:sender", "precheck:receiver"].map((identity) => ({
      room,
      identity,
      name: "",
      sources: ["camera", "microphone"],
    })),
  );
  const { number, secret } = begun;
  expect(await refusal(anna.link.ask("test.find", { number }))).toBe("test-gone");
  await maria.link.ask("test.hand-in", { number, secret, report });
  await until("the room is closed", () => flow.rooms.open.size === 0);
  const typed = number.toLowerCase().replace("-", "");
  expect(await anna.link.ask("test.find", { number: typed })).toEqual({ report, at: expect.any(Number) });
});

test("a room that nobody ends is closed after five minutes, and its report may still come for an hour", async () => {
  const { number, secret } = await anna.link.ask("test.start", {});
  await flow.clock.advance(301_000);
  await until("closed", () => flow.rooms.open.size === 0);
  await anna.link.ask("test.hand-in", { number, secret, report });
  flow.clock.sleep(3_600_000);
  await flow.clock.advance(10_000);
  expect(await refusal(anna.link.ask("test.hand-in", { number, secret, report }))).toBe("test-gone");
});

test("only who began a test hands its report in, and the secret is kept nowhere", async () => {
  const { number, secret } = await maria.link.ask("test.start", {});
  const other = await maria.link.ask("test.start", {});
  expect(await refusal(maria.link.ask("test.hand-in", { number, secret: other.secret, report }))).toBe("test-gone");
  expect(await refusal(maria.link.ask("test.hand-in", { number: other.number, secret, report }))).toBe("test-gone");
  await maria.link.ask("test.hand-in", { number, secret, report });
  expect(JSON.stringify(await rows())).not.toContain(secret);
  expect(JSON.stringify(await flow.store().read.selectFrom("answered").selectAll().execute())).not.toContain(secret);
});

test("a media server that is away refuses no test: its report says so", async () => {
  flow.rooms.down = true;
  const { number, secret, tokens, url } = await maria.link.ask("test.start", {});
  expect(tokens).toEqual([]);
  expect(url).not.toBe("");
  await maria.link.ask("test.hand-in", { number, secret, report });
  expect((await anna.link.ask("test.find", { number })).report).toEqual(report);
});

test("a report is kept for 30 days", async () => {
  const { number, secret } = await maria.link.ask("test.start", {});
  await maria.link.ask("test.hand-in", { number, secret, report });
  await flow.store().transact(async (tx) => {
    const at = tx.now - 31 * 24 * 3_600_000;
    await tx.db.updateTable("video_test").set({ at }).execute();
  });
  flow.clock.sleep(3_601_000);
  await flow.clock.advance(5_000);
  await until("forgotten", async () => (await rows()).length === 0);
});

test("numbers cannot be tried out, nor rooms be opened without end", async () => {
  const looked: string[] = [];
  for (let turn = 0; turn < 25; turn++) looked.push(await refusal(anna.link.ask("test.find", { number: "2222-2222" })));
  expect(looked.slice(0, 20)).toEqual(Array(20).fill("test-gone"));
  expect(looked.at(-1)).toBe("tests-many");
  for (let turn = 0; turn < 5; turn++) await maria.link.ask("test.start", {});
  expect(await refusal(maria.link.ask("test.start", {}))).toBe("tests-many");
});

test("what is no report is refused", async () => {
  const { number, secret } = await maria.link.ask("test.start", {});
  const ask = (wrong: unknown) =>
    refusal(maria.link.ask("test.hand-in", { number, secret, report: wrong as TestReport }));
  expect(await ask({ ...report, browser: "x".repeat(401) })).toBe("invalid-input");
  expect(await ask({ ...report, parts: Array(13).fill(report.parts[0]) })).toBe("invalid-input");
  expect(await ask({ ...report, parts: [{ ...report.parts[0], part: "soul" }] })).toBe("invalid-input");
});
