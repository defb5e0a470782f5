import fc from "fast-check";
import { expect, test } from "vitest";
import { connect } from "../../../../src-shared/rpc/connect.ts";
import { faultOf } from "../../../../src-shared/rpc/fault.ts";
import { closeCodes, type Closed, type Pipe } from "../../../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../../../src-shared/rpc/pipe-pair.ts";
import { handClock, turns } from "../../../support/hand-clock.ts";
import { secretOfDefect, serveSmall, smallContract } from "../../../support/rpc.ts";

function served(limits?: { beat: number; rate: number; burst: number }) {
  const clock = handClock();
  const [near, far] = pipePair();
  const { seen } = serveSmall(far, clock, limits);
  return { clock, near, far, seen };
}

function listen(pipe: Pipe) {
  const frames: string[] = [];
  const closed: Closed[] = [];
  pipe.onFrame((frame) => void frames.push(frame));
  pipe.onClosed((one) => void closed.push(one));
  return { frames, closed };
}

const hello = (protocol: number, token = "good") =>
  JSON.stringify({ id: "h", ask: "hello", input: { protocol, who: { token }, logs: {} } });

test.each([
  [5, "value"],
  [4, "value"],
  [3, "outdated"],
  [6, "outdated"],
])("protocol %i is answered with %s", async (protocol, expected) => {
  const { near } = served();
  const { frames } = listen(near);
  near.post(hello(protocol));
  await turns();
  expect(frames[0]).toContain(expected);
});

test("who is refused at hello hears why, and the pipe ends", async () => {
  const { near } = served();
  const { frames, closed } = listen(near);
  near.post(hello(5, "bad"));
  await turns();
  expect(JSON.parse(frames[0]!)).toEqual({ id: "h", fault: { code: "signed-out", reason: "token-refused" } });
  expect(closed).toEqual([{ code: closeCodes.signedOut, reason: "hello-refused" }]);
});

test("nothing is answered before hello, and who says nothing for 5 s is sent away", async () => {
  const { near, clock } = served();
  const { frames, closed } = listen(near);
  near.post(JSON.stringify({ id: "1", ask: "count.read", input: {} }));
  await turns();
  expect(JSON.parse(frames[0]!).fault.reason).toBe("hello-first");
  await clock.advance(5_000);
  expect(closed[0]?.code).toBe(closeCodes.helloMissing);
});

test.each([
  ["count.vanish", {}, "unknown-ask", "unknown-ask"],
  ["toString", {}, "unknown-ask", "unknown-ask"],
  ["count.add", { by: 1 }, "invalid", "key-missing"],
  ["text.say", { text: 5 }, "invalid", "invalid-input"],
  ["text.say", { text: "much too long for it" }, "invalid", "text-too-long"],
  ["count.break", {}, "internal", "internal"],
])("%s with %j is refused with %s", async (ask, input, code, reason) => {
  const { near, seen } = served();
  const { frames } = listen(near);
  near.post(hello(5));
  await turns();
  near.post(JSON.stringify({ id: "1", ask, input }));
  await turns();
  const { fault } = JSON.parse(frames.find((frame) => frame.includes('"1"'))!);
  expect(fault).toMatchObject({ code, reason });
  expect(seen.defects).toHaveLength(code === "internal" ? 1 : 0);
  expect(frames.join("")).not.toContain("hunter2");
});

test("too fast is refused with the time to wait; who never listens is sent away", async () => {
  const { near, clock } = served({ beat: 0, rate: 10, burst: 5 });
  const { frames, closed } = listen(near);
  near.post(hello(5));
  await turns();
  for (let count = 0; count < 5; count++) near.post(JSON.stringify({ id: `${count}`, ask: "count.read", input: {} }));
  await turns();
  const refused = frames.map((frame) => JSON.parse(frame).fault).filter(Boolean);
  expect(refused).toHaveLength(1);
  expect(refused[0]).toEqual({ code: "too-fast", reason: "too-fast", retryAfter: 100 });
  await clock.advance(100);
  near.post(JSON.stringify({ id: "later", ask: "count.read", input: {} }));
  await turns();
  expect(frames.at(-1)).toContain('"value"');
  for (let count = 0; count < 60; count++) near.post(JSON.stringify({ id: "x", ask: "count.read", input: {} }));
  await turns();
  expect(closed[0]?.code).toBe(closeCodes.tooFast);
});

test("answers to beats are counted like asks: nobody floods with them", async () => {
  const { near } = served({ beat: 0, rate: 10, burst: 5 });
  const { closed } = listen(near);
  near.post(hello(5));
  await turns();
  for (let count = 0; count < 200; count++) near.post(JSON.stringify({ beat: count }));
  await turns();
  expect(closed[0]?.code).toBe(closeCodes.tooFast);
});

test("what is asked of a pipe that has ended is refused at once", async () => {
  const { near, clock } = served();
  const client = connect(smallContract, near, clock, { event: () => {}, closed: () => {} });
  await client.hello({ who: { token: "good" }, logs: {} });
  client.close(closeCodes.going, "done");
  await expect(client.ask("count.read", {})).rejects.toThrow("unavailable: link-lost");
});

test("beats come, and who hears none for two and a half of them gives the pipe up", async () => {
  const { near, far, clock } = served({ beat: 1000, rate: 1e6, burst: 1e6 });
  const closed: number[] = [];
  const client = connect(smallContract, near, clock, { event: () => {}, closed: ({ code }) => void closed.push(code) });
  await client.hello({ who: { token: "good" }, logs: {} });
  await clock.advance(10_000);
  expect(closed).toEqual([]);
  const silent = pipePair();
  void far;
  silent[1].onFrame((frame) => {
    const { id } = JSON.parse(frame) as { id?: string };
    const value = { protocol: 5, epoch: "e", now: 0, beat: 1000, state: { count: 0 }, missed: {} };
    if (id) silent[1].post(JSON.stringify({ id, value }));
  });
  const other = connect(smallContract, silent[0], clock, {
    event: () => {},
    closed: ({ code }) => void closed.push(code),
  });
  await other.hello({ who: { token: "good" }, logs: {} });
  await clock.advance(2_600);
  expect(closed).toEqual([closeCodes.silent]);
});

test("a frame that is too large ends the pipe; a client never sends one", async () => {
  const { near, clock } = served();
  const { closed } = listen(near);
  const client = connect(smallContract, near, clock, { event: () => {}, closed: () => {} });
  await client.hello({ who: { token: "good" }, logs: {} });
  const said = await client.ask("text.say", { text: "x".repeat(300_000) }).catch(faultOf);
  expect(said).toMatchObject({ code: "invalid", reason: "text-too-long" });
  near.post("x".repeat(300_000));
  await turns();
  expect(closed[0]?.code).toBe(closeCodes.tooLarge);
});

test("events of a newer peer keep their place; the raw JSON is kept", async () => {
  const { near, clock, seen } = served();
  const heard: unknown[] = [];
  const client = connect(smallContract, near, clock, { event: (placed) => void heard.push(placed), closed: () => {} });
  await client.hello({ who: { token: "good" }, logs: {} });
  seen.send({ event: { type: "count.added", by: 2 }, log: "c", seq: 7 });
  seen.send({ event: { type: "count.sang", song: 1 } as never, log: "c", seq: 8 });
  seen.send({ event: { type: "count.changed", count: 2 }, topic: "count", version: 3 });
  seen.send({ event: { type: "count.hinted" } });
  await turns();
  expect(heard).toEqual([
    { event: { type: "count.added", by: 2 }, log: "c", seq: 7 },
    { event: { type: "unknown", raw: { type: "count.sang", song: 1 } }, log: "c", seq: 8 },
    { event: { type: "count.changed", count: 2 }, topic: "count", version: 3 },
    { event: { type: "count.hinted" } },
  ]);
});

const nearlyAFrame = fc.record(
  {
    id: fc.oneof(fc.string(), fc.constant("victim"), fc.integer()),
    ask: fc.oneof(
      fc.constantFrom(...Object.keys(smallContract.asks), "hello", "__proto__", "constructor"),
      fc.string(),
    ),
    input: fc.jsonValue(),
    key: fc.oneof(fc.uuid(), fc.string()),
    beat: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const anyFrame = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.uint8Array().map((bytes) => new TextDecoder().decode(bytes)),
  fc.json(),
  nearlyAFrame.map((frame) => JSON.stringify(frame)),
);

test("any text as a frame: never throws, never answers another's ask, never leaks a defect", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFrame, { maxLength: 8 }), fc.boolean(), async (frames, greeted) => {
      const { near, seen } = served();
      const answers: string[] = [];
      near.onFrame((frame) => void answers.push(frame));
      if (greeted) near.post(hello(5));
      for (const frame of frames) near.post(frame);
      await turns(3);
      const ids = frames.map((frame) => readId(frame));
      for (const answer of answers) {
        const { id } = JSON.parse(answer) as { id?: string };
        if (id !== "h") expect(ids).toContain(id);
        expect(answer).not.toContain(secretOfDefect.slice(0, 12));
        expect(answer).not.toContain("hunter2");
        expect(answer).not.toMatch(/\bat .*\.ts:\d+/);
      }
      expect(seen.defects.every((defect) => defect instanceof Error && defect.message === secretOfDefect)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("any text from the serving side: a client never throws, and only its own answers reach its asks", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFrame, { maxLength: 8 }), async (frames) => {
      const clock = handClock();
      const [near, far] = pipePair();
      const client = connect(smallContract, near, clock, { event: () => {}, closed: () => {} });
      let settled = false;
      void client.ask("count.read", {}).then(
        () => (settled = true),
        () => undefined,
      );
      for (const frame of frames) far.post(frame);
      await turns(3);
      expect(settled).toBe(false);
    }),
    { numRuns: 300 },
  );
});

function readId(frame: string): unknown {
  try {
    return (JSON.parse(frame) as { id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}
