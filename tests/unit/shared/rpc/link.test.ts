import { expect, test } from "vitest";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import { link, type LinkState } from "../../../../src-shared/rpc/link.ts";
import { closeCodes, type Closed, type Pipe } from "../../../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../../../src-shared/rpc/pipe-pair.ts";
import { handClock, type HandClock, turns } from "../../../support/hand-clock.ts";
import { serveSmall, smallContract } from "../../../support/rpc.ts";

/** A link whose far ends a test holds. `serve` is what meets each new pipe. */
function linked(
  serve: (far: Pipe, clock: HandClock, count: number) => void,
  hello: () => Promise<string> = async () => "good",
  hurried: () => boolean = () => false,
) {
  const clock = handClock();
  const states: LinkState["state"][] = [];
  const ends: Array<{ far: Pipe; closed: Closed[] }> = [];
  let greetings = 0;
  const made = link({
    contract: smallContract,
    machine: clock,
    async open() {
      const [near, far] = pipePair();
      const closed: Closed[] = [];
      far.onClosed((one) => void closed.push(one));
      serve(far, clock, ends.push({ far, closed }));
      return near;
    },
    hello: async () => ({ who: { token: await hello() }, logs: {} }),
    greeted: () => void (greetings += 1),
    event: () => {},
    hurried,
    changed: ({ state }) => void states.push(state),
  });
  return { clock, states, ends, link: made, greetings: () => greetings };
}

test("a hello that is not understood ends its pipe before the next is tried", async () => {
  const {
    clock,
    ends,
    link: line,
  } = linked((far) => {
    far.onFrame((frame) => {
      const { id } = JSON.parse(frame) as { id: string };
      far.post(JSON.stringify({ id, value: { protocol: 5, nothing: "of the rest" } }));
    });
  });
  await turns();
  expect(ends[0]?.closed).toHaveLength(1);
  await clock.advance(60_000);
  expect(ends.length).toBeGreaterThan(1);
  expect(ends.every(({ closed }) => closed.length === 1)).toBe(true);
  line.stop();
});

test("a hello that cannot be said ends its pipe too", async () => {
  const { ends, link: line } = linked(
    () => {},
    () => Promise.reject(refuse("unavailable", "hub-unreachable")),
  );
  await turns();
  expect(ends[0]?.closed).toHaveLength(1);
  line.stop();
});

test("who stops a link says that he goes on purpose; who is cut off does not", async () => {
  const { clock, ends, link: line, states } = linked((far, hands) => void serveSmall(far, hands));
  await turns();
  expect(states.at(-1)).toBe("ready");
  ends[0]!.far.close(1006, "cut");
  await clock.advance(1_000);
  expect(states.at(-1)).toBe("ready");
  line.stop();
  await turns();
  expect(ends[1]!.closed).toEqual([{ code: closeCodes.left, reason: "stopped" }]);
});

test("an ask that changes something is repeated under its key until it is answered, in order; others fail at once", async () => {
  const keys: string[][] = [];
  const { clock, link: line } = linked((far, hands, count) => {
    // The first one answers the hello and dies over the first ask.
    if (count === 1) far.onFrame((frame) => void (frame.includes("count.") && far.close(1006, "killed")));
    keys.push(serveSmall(far, hands).seen.keys);
  });
  await turns();
  const one = line.ask("count.add", { by: 1 }, "01890000-0000-7000-8000-000000000001");
  const two = line.ask("count.add", { by: 2 }, "01890000-0000-7000-8000-000000000002");
  const reading = expect(line.ask("count.read", {})).rejects.toThrow("unavailable: link-lost");
  await turns();
  await reading;
  await clock.advance(1_000);
  expect(await one).toEqual({ count: 1 });
  expect(await two).toEqual({ count: 3 });
  expect(keys[1]).toEqual(["01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000002"]);
  line.stop();
});

test("asks that came too fast are made again when the other end takes them: once each, and a longer wait is told", async () => {
  const { clock, link: line } = linked((far, hands) => void serveSmall(far, hands, { beat: 0, rate: 10, burst: 3 }));
  await turns();
  const added = Promise.all(Array.from({ length: 6 }, () => line.ask("count.add", { by: 1 })));
  const read = line.ask("count.read", {});
  await clock.advance(3_000);
  expect((await added).map(({ count }) => count).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
  expect((await read).count).toBeLessThanOrEqual(6);
  expect(await line.ask("count.read", {})).toEqual({ count: 6 });
  line.stop();

  const slow = linked((far, hands) => void serveSmall(far, hands, { beat: 0, rate: 0.1, burst: 1 }));
  await turns();
  await expect(slow.link.ask("count.read", {})).rejects.toThrow("too-fast");
  slow.link.stop();
});

test("what is waited out keeps its order, also over what is asked meanwhile and over a lost line", async () => {
  const keys: string[][] = [];
  const {
    clock,
    ends,
    link: line,
  } = linked((far, hands) => {
    // What is said there takes a while to come: so who is refused waits longer than there.
    const post = far.post.bind(far);
    far.post = (frame) => void hands.after(30, () => post(frame));
    keys.push(serveSmall(far, hands, { beat: 0, rate: 10, burst: 3 }).seen.keys);
  });
  await clock.advance(30);
  const key = (number: number) => `01890000-0000-7000-8000-0000000000${number}`;
  const asked: number[] = [];
  const ask = (number: number) => {
    asked.push(number);
    line.ask("count.add", { by: 1 }, key(number)).catch(() => undefined);
  };
  for (let number = 10; number < 16; number++) ask(number);
  // In the very moment in which one more is taken.
  for (let number = 16; number < 20; number++) {
    await clock.advance(100);
    ask(number);
  }
  await clock.advance(5_000);
  expect(keys[0]).toEqual(asked.map(key));

  asked.length = 0;
  for (let number = 20; number < 40; number++) ask(number);
  await clock.advance(300);
  const before = keys[0]!.length - 10;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(20);
  ends[0]!.far.close(1006, "cut");
  await clock.advance(20_000);
  expect([...keys[0]!.slice(10), ...keys[1]!]).toEqual(asked.map(key));
  line.stop();
});

test("many that are asked at once, as for a log full of pictures, are all answered, and nobody is sent away for it", async () => {
  const {
    clock,
    link: line,
    states,
  } = linked((far, hands) => void serveSmall(far, hands, { beat: 0, rate: 10, burst: 40 }));
  await turns();
  const read = Promise.all(Array.from({ length: 150 }, () => line.ask("count.read", {})));
  const added = Promise.all(Array.from({ length: 20 }, () => line.ask("count.add", { by: 1 })));
  await clock.advance(20_000);
  expect(await read).toHaveLength(150);
  expect((await added).map(({ count }) => count)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  expect(states).toEqual(["connecting", "ready"]);
  line.stop();
});

test("who was sent away for asking too fast comes back by itself, and not at once", async () => {
  const { clock, ends, link: line, states } = linked((far, hands) => void serveSmall(far, hands));
  await turns();
  ends[0]!.far.close(closeCodes.tooFast, "too-fast");
  await turns();
  expect(states.at(-1)).toBe("lost");
  await clock.advance(10_000);
  expect([states.at(-1), ends.length]).toEqual(["ready", 2]);
  line.stop();
});

test("a good-bye says within how long to come back", async () => {
  const { clock, ends, link: line, states } = linked((far, hands) => void serveSmall(far, hands));
  await turns();
  ends[0]!.far.post(JSON.stringify({ bye: { within: 5_000 } }));
  ends[0]!.far.close(closeCodes.restarting, "restarting");
  await turns();
  expect(states.at(-1)).toBe("lost");
  await clock.advance(5_000);
  expect(states.at(-1)).toBe("ready");
  expect(ends).toHaveLength(2);
  line.stop();
});

test.each([
  [true, "within six seconds, though each try hangs", 6_100],
  [false, "only when half a minute may have passed", 41_000],
] as const)("in a hurry: %s, a lost line is tried again %s", async (hurried, _words, within) => {
  const {
    clock,
    ends,
    link: line,
  } = linked(
    () => {}, // nobody answers
    async () => "good",
    () => hurried,
  );
  // Many tries later, when the waits are at their longest.
  await clock.advance(600_000);
  for (let turn = 0; turn < 10; turn += 1) {
    const before = ends.length;
    await clock.advance(within);
    expect(ends.length).toBeGreaterThan(before);
  }
  if (hurried) expect(ends.length).toBeGreaterThan(90);
  else expect(ends.length).toBeLessThan(80);
  line.stop();
});

test("an opening that nobody waits for any more is ended before the next begins", async () => {
  const clock = handClock();
  let opening = 0;
  let most = 0;
  const line = link({
    contract: smallContract,
    machine: clock,
    open(givenUp) {
      opening += 1;
      most = Math.max(most, opening);
      givenUp(() => (opening -= 1));
      return new Promise(() => {}); // as while the line is cut
    },
    hello: async () => ({ who: { token: "good" }, logs: {} }),
    greeted: () => {},
    event: () => {},
    changed: () => {},
  });
  await clock.advance(300_000);
  line.restart();
  await turns();
  expect(most).toBe(1);
  line.stop();
  expect(opening).toBe(0);
});
