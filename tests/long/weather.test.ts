import type { Frame } from "@playwright/test";
import { test, untilBack, type Across } from "../support/net/across.ts";
import { expect } from "../support/people.ts";
import { lastPress, textsShown, watchTexts } from "../support/stopwatch.ts";

const minutes = 3;

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
  const began = Date.now();
  const pressed: Record<string, number> = {};
  const end = began + minutes * 60_000;
  for (let count = 1; Date.now() < end; count += 1) {
    await visitor.say(`Question ${count}`);
    pressed[`Question ${count}`] = await lastPress(visitor.frame);
    await desk.say(`Answer ${count}`);
    pressed[`Answer ${count}`] = await lastPress(desk.frame);
    expect(await broken.count(), "the call stays").toBe(0);
  }
  const seconds = (Date.now() - began) / 1000;
  const after = await Promise.all(sides.map(({ hears }) => hears()));
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
  console.log(
    `  pictures a second: ${sides.map(({ name }, index) => `${name} ${rates[index]!.toFixed(1)}`).join(", ")}`,
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
  const killed = performance.now();
  await house.killMediaServer();
  // What was on its way is still shown.
  const frames = async (): Promise<number> => (await agent.hears()).frames + (await visitor.hears()).frames;
  let last = -1;
  await expect
    .poll(
      async () => {
        const before = last;
        last = await frames();
        return last === before;
      },
      { intervals: [300] },
    )
    .toBe(true);
  await untilBack(across);
  const back = (performance.now() - killed) / 1000;
  console.log(`  both back after ${back.toFixed(1)} s`);
  await visitor.say("Here you are again");
  await expect(agent.page.getByText("Here you are again").first()).toBeVisible();
  expect(back).toBeLessThanOrEqual(10);
});
