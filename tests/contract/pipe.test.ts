import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { socketPipe as hubSocketPipe } from "../../src-hub/adapters/websocket.ts";
import { nodeMachine } from "../../src-main/machine.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import { type Contract, type EventOf, nothing, type Placed, type UnknownEvent } from "../../src-shared/rpc/contract.ts";
import { faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import { closeCodes, type Closed, type Pipe } from "../../src-shared/rpc/pipe.ts";
import { type Host, serve } from "../../src-shared/rpc/serve.ts";
import { electronEnds, type Ends, memoryEnds, socketEnds } from "../support/pipe-ends.ts";

const contract = {
  protocol: 1,
  who: z.object({ name: z.string() }),
  state: z.object({ greeting: z.string() }),
  asks: {
    "word.say": { input: z.object({ word: z.string() }), output: z.object({ heard: z.string() }), changes: true },
    "word.refuse": { input: nothing, output: nothing, changes: false },
  },
  event: z.discriminatedUnion("type", [
    z.object({ type: z.literal("word.said"), word: z.string() }),
    z.object({ type: z.literal("mood.changed"), mood: z.string() }),
    z.object({ type: z.literal("word.typing") }),
  ]),
} as const satisfies Contract;
type Event = Placed<EventOf<typeof contract> | UnknownEvent>;

const kinds = [
  ["memory", memoryEnds],
  ["a real WebSocket", () => socketEnds()],
  ["a real WebSocket of the hub's", () => socketEnds(hubSocketPipe)],
  ["Electron's IPC with fakes", electronEnds],
] as const;

describe.each(kinds)("a pipe over %s", (_kind, open) => {
  let ends: Ends;
  beforeEach(async () => void (ends = await open()));
  afterEach(() => ends.stop());

  test.each(["up", "down"] as const)("carries text in order, %s", async (way) => {
    const [from, to] = way === "up" ? [ends.page, ends.main] : [ends.main, ends.page];
    const sent = Array.from({ length: 200 }, (_, index) => JSON.stringify({ index, text: `a "\n\u2028 ü 🛎 ${index}` }));
    const heard = frames(to, sent.length);
    for (const frame of sent) from.post(frame);
    expect(await heard).toEqual(sent);
  });

  test.each(["page", "main"] as const)("closed by %s, both ends hear it once, with code and reason", async (side) => {
    const heard: Record<"page" | "main", Closed[]> = { page: [], main: [] };
    const both = Promise.all([closing(ends.page), closing(ends.main)]);
    ends.page.onClosed((closed) => heard.page.push(closed));
    ends.main.onClosed((closed) => heard.main.push(closed));
    ends[side].close(closeCodes.takenOver, "taken-over");
    ends[side].close(closeCodes.going, "a second time");
    await both;
    ends.main.close(closeCodes.going, "a third time");
    const expected = [{ code: closeCodes.takenOver, reason: "taken-over" }];
    expect(heard).toEqual({ page: expected, main: expected });
  });

  test("what was posted before the end still arrives, what is posted after it harms nobody", async () => {
    const heard: string[] = [];
    ends.page.onFrame((frame) => heard.push(frame));
    ends.main.post("before");
    ends.main.close(closeCodes.going, "going");
    await closing(ends.page);
    ends.main.post("after");
    ends.page.post("after");
    expect(heard).toEqual(["before"]);
    expect(ends.main.buffered()).toBe(0);
  });

  test("who listens for the end after it hears it at once", async () => {
    ends.main.close(closeCodes.silent, "silent");
    await closing(ends.page);
    expect(await Promise.all([closing(ends.main), closing(ends.page)])).toEqual([
      { code: closeCodes.silent, reason: "silent" },
      { code: closeCodes.silent, reason: "silent" },
    ]);
  });

  test("who stopped listening hears nothing more", async () => {
    const early: string[] = [];
    const stop = ends.page.onFrame((frame) => early.push(frame));
    stop();
    stop();
    const heard = frames(ends.page, 1);
    ends.main.post("one");
    await heard;
    expect(early).toEqual([]);
  });

  test("serve and connect talk over it: hello, ask, fault, and all three kinds of event", async () => {
    const placed: Event[] = [
      { event: { type: "word.said", word: "first" }, log: "words", seq: 1 },
      { event: { type: "mood.changed", mood: "calm" }, topic: "mood", version: 3 },
      { event: { type: "word.typing" } },
    ];
    serve(contract, ends.main, hostOf(placed), nodeMachine, { beat: 0, rate: 100, burst: 100 });
    const heard: Event[] = [];
    const all = Promise.withResolvers<void>();
    const client = connect(contract, ends.page, nodeMachine, {
      event: (event) => heard.push(event) === placed.length && all.resolve(),
      closed: () => {},
    });
    const answer = await client.hello({ who: { name: "Ada" }, logs: { words: 0 } });
    expect(answer.state).toEqual({ greeting: "Hello Ada" });
    expect(await client.ask("word.say", { word: "bell" })).toEqual({ heard: "bell" });
    expect(faultOf(await client.ask("word.refuse", {}).catch((error: unknown) => error))).toEqual({
      code: "busy",
      reason: "word-busy",
    });
    await all.promise;
    expect(heard).toEqual(placed);
  });

  test("an ask that is open when the pipe ends is refused as unavailable", async () => {
    const client = connect(contract, ends.page, nodeMachine, { event: () => {}, closed: () => {} });
    const asked = client.ask("word.refuse", {});
    ends.main.close(closeCodes.restarting, "restarting");
    expect(faultOf(await asked.catch((error: unknown) => error))).toEqual({ code: "unavailable", reason: "link-lost" });
  });
});

function hostOf(placed: readonly Event[]): Host<typeof contract> {
  return {
    defect(error) {
      throw error;
    },
    hello: async ({ who }) => ({
      answer: { epoch: "one", now: 0, state: { greeting: `Hello ${who.name}` }, missed: {} },
      handlers: {
        "word.say": ({ word }) => ({ heard: word }),
        "word.refuse": () => {
          throw refuse("busy", "word-busy");
        },
      },
      start(send) {
        for (const one of placed) send(one);
        return () => {};
      },
    }),
  };
}

function frames(pipe: Pipe, count: number): Promise<string[]> {
  return new Promise((resolve) => {
    const heard: string[] = [];
    pipe.onFrame((frame) => {
      if (heard.push(frame) === count) resolve(heard);
    });
  });
}

function closing(pipe: Pipe): Promise<Closed> {
  return new Promise((resolve) => void pipe.onClosed(resolve));
}
