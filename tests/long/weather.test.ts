import type { Frame } from "@playwright/test";
import { test, untilBack, type Across } from "../support/net/across.ts";
import { expect } from "../support/people.ts";
import { lastPress, textsShown, watchTexts } from "../support/stopwatch.ts";

const minutes = 3;
/** A question and an answer come no faster than people write, in milliseconds. */
const pace = 800;

interface Side {
  readonly name: string;
  readonly frame: Frame;
  readonly say: (text: string) => Promise<void>;
  readonly hears: () => Promise<{ frames: number }>;
}

function sidesOf({ agent, visitor }: Across): readonly [Side, Side] {
  return [
    {
      name: "desk",
      frame: agent.page.mainFrame(),
      say: (text) => agent.say(text),
      hears: () => agent.hears(),
    },
    {
      name: "visitor",
      frame: visitor.frame(),
      say: (text) => visitor.say(text),
      hears: () => visitor.hears(),
    },
  ];
}

const connectionsMade = (frame: Frame): Promise<number> =>
  frame.evaluate(() => (globalThis as unknown as { connections: unknown[] }).connections.length);

/** Pictures that a page made to be sent, of the layer with most of them: too few are the machine's fault, not the line's. */
const picturesMade = (frame: Frame): Promise<number> =>
  frame.evaluate(async () => {
    let most = 0;
    for (const connection of (globalThis as unknown as { connections: RTCPeerConnection[] }).connections)
      for (const stat of (await connection.getStats()).values() as Iterable<Record<string, unknown>>)
        if (stat["type"] === "outbound-rtp" && stat["kind"] === "video")
          most = Math.max(most, Number(stat["framesEncoded"] ?? 0));
    return most;
  });

const at = (values: readonly number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * share) - 1]!;

test(`5 % loss and a round trip of 300 ms for ${minutes} min: the call stays, pictures move, the chat is quick`, async ({
  across,
}) => {
  const sides = sidesOf(across);
  const [desk, visitor] = sides;
  await across.net.weather("visitor", { loss: 0.05, delay: 150 });
  for (const { frame, name } of sides) await watchTexts(frame, name === "desk" ? "Question" : "Answer");
  const before = await Promise.all(sides.map(({ frame }) => connectionsMade(frame)));
  const broken = across.agent.call.locator("[data-rule$=line-broken], [data-rule$=line-drops], [data-rule$=gone]");
  const frames = await Promise.all(sides.map(({ hears }) => hears()));
  const made = await Promise.all(sides.map(({ frame }) => picturesMade(frame)));
  const began = Date.now();
  const pressed: Record<string, number> = {};
  const end = began + minutes * 60_000;
  for (let count = 1; Date.now() < end; count += 1) {
    const next = new Promise((resolve) => setTimeout(resolve, pace));
    await visitor.say(`Question ${count}.`);
    pressed[`Question ${count}.`] = await lastPress(visitor.frame);
    await desk.say(`Answer ${count}.`);
    pressed[`Answer ${count}.`] = await lastPress(desk.frame);
    expect(await broken.count(), "the call stays").toBe(0);
    await next;
  }
  const seconds = (Date.now() - began) / 1000;
  const after = await Promise.all(sides.map(({ hears }) => hears()));
  const sent = await Promise.all(
    sides.map(async ({ frame }, index) => ((await picturesMade(frame)) - made[index]!) / seconds),
  );
  const texts = Object.keys(pressed);
  const shown = async (): Promise<Record<string, number>> => ({
    ...(await textsShown(desk.frame)),
    ...(await textsShown(visitor.frame)),
  });
  await expect.poll(async () => Object.keys(await shown()).length).toBe(texts.length);
  const arrived = await shown();
  const took = texts.map((text) => arrived[text]! - pressed[text]!);
  const rates = after.map(({ frames: now }, index) => (now - frames[index]!.frames) / seconds);
  console.log(`  ${texts.length} messages: p50 ${at(took, 0.5)} ms, p99 ${at(took, 0.99)} ms, max ${at(took, 1)} ms`);
  for (const [index, { name }] of sides.entries())
    console.log(
      `  pictures a second at the ${name}: ${rates[index]!.toFixed(1)} decoded, ${sent[index]!.toFixed(1)} made`,
    );
  expect(await Promise.all(sides.map(({ frame }) => connectionsMade(frame))), "connections made").toEqual(before);
  expect(texts.length).toBeGreaterThanOrEqual(60);
  expect(at(took, 0.99), "chat, p99").toBeLessThanOrEqual(1_500);
  for (const rate of rates) expect(rate).toBeGreaterThanOrEqual(10);
});

test("the media server is killed in a call and starts anew: both are back within 10 s, without a click", async ({
  across,
}) => {
  const { agent, visitor, house } = across;
  const frames = sidesOf(across).map(({ frame }) => frame);
  const before = await Promise.all(frames.map(connectionsMade));
  const killed = performance.now();
  await house.killMediaServer();
  // A server that begins anew knows no old connection; what comes over a new one is no leftover.
  await expect
    .poll(async () => (await Promise.all(frames.map(connectionsMade))).every((made, index) => made > before[index]!), {
      timeout: 60_000,
      intervals: [100],
    })
    .toBe(true);
  await untilBack(across);
  const back = (performance.now() - killed) / 1000;
  console.log(`  both back after ${back.toFixed(1)} s`);
  await visitor.say("Here you are again");
  await expect(agent.page.getByText("Here you are again").first()).toBeVisible();
  expect(back).toBeLessThanOrEqual(10);
});
