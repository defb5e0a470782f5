import { expect, expectMedia, test, Visitor } from "../support/people.ts";
import { administer, WireAgent } from "../support/wire-agent.ts";

/** Counts what the browser is asked for, and by whom. */
function countPrompts(): void {
  const own = globalThis as unknown as { asked: string[] };
  own.asked = [];
  if (!navigator.mediaDevices) return;
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) => {
    own.asked.push([wanted?.video ? "camera" : "", wanted?.audio ? "microphone" : ""].filter(Boolean).join("+"));
    return open(wanted);
  };
}

const asked = (visitor: Visitor): Promise<string[]> =>
  visitor.frame().evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

test("the visitor starts video: devices first, then the invite; accepted, the same tracks are the call's", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo, 1100, countPrompts);
  const start = visitor.panel.getByRole("button", { name: "Video call" });
  await visitor.start("May I show you something?");
  await expect(visitor.panel.getByText("May I show you something?")).toBeVisible();
  await expect(start).toHaveCount(0);
  await agent.accept();

  await start.click();
  await expect(visitor.panel.getByRole("heading", { name: "Check your camera and microphone" })).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Invite" }).click();
  await expect(visitor.panel.getByText("Waiting for Anna Lindqvist to accept…")).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Cancel the invitation" }).click();
  await expect(visitor.panel.getByText("You took back the invitation to a video call")).toBeVisible();
  await expect(start).toBeVisible();

  await start.click();
  await visitor.panel.getByRole("button", { name: "Invite" }).click();
  await agent.ask("video.decline", { invite: await agent.invited(), reason: "rejected" });
  await expect(visitor.panel.getByText(/Anna Lindqvist cannot take a video call now/)).toBeVisible();

  const before = (await asked(visitor)).length;
  await start.click();
  await expect.poll(() => asked(visitor)).toHaveLength(before + 1);
  await visitor.panel.getByRole("button", { name: "Invite" }).click();
  await expect(visitor.panel.getByText("Waiting for Anna Lindqvist to accept…")).toBeVisible();
  await agent.ask("video.accept", { invite: await agent.invited() });
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's");
  expect(await asked(visitor)).toHaveLength(before + 1);
  await visitor.leave.click();
  await expect(visitor.panel.getByText("You left the video call")).toBeVisible();
  await expect(start).toBeVisible();
});

test("an invite that crosses the visitor's own device check is accepted by the same button", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Hello");
  await agent.accept();
  await visitor.panel.getByRole("button", { name: "Video call" }).click();
  await agent.invite();
  await visitor.panel.getByRole("button", { name: "Invite" }).click();
  await agent.heard("video.accepted");
  await expect(visitor.leave).toBeVisible();
});

test("one-way: no camera is ever asked for, nor spoken of; off by default: only when it is switched on", async ({
  browser,
  house,
}) => {
  await administer(house, { starters: "both", camera: "one-way" });
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo, 1100, countPrompts);
  await visitor.start("Hello");
  await agent.accept();
  await agent.invite();
  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await expect(visitor.panel.getByText(/Your camera is not needed, and nobody asks for it/)).toBeVisible();
  await expect(visitor.panel.getByRole("button", { name: "Camera" })).toHaveCount(0);
  await expect(visitor.panel.getByRole("combobox", { name: "Camera" })).toHaveCount(0);
  await visitor.panel.getByRole("button", { name: "Join" }).click();
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's");
  await expect(visitor.panel.getByRole("button", { name: "Camera" })).toHaveCount(0);
  expect(await asked(visitor)).toEqual(["microphone"]);
  await agent.ask("video.end", { conversation: agent.conversation });
  await expect(visitor.leave).toBeHidden();

  await administer(house, { starters: "both", camera: "off-by-default" });
  await agent.invite();
  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await expect(visitor.panel.getByText("Your camera is off")).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Join" }).click();
  await expect(visitor.leave).toBeVisible();
  expect(await asked(visitor)).toEqual(["microphone", "microphone"]);
  await visitor.panel.getByRole("button", { name: "Camera" }).click();
  await expect(visitor.panel.getByLabel("Your picture")).toBeVisible();
  expect(await asked(visitor)).toEqual(["microphone", "microphone", "camera"]);
});
