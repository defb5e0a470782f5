import type { Browser, LaunchOptions, PlaywrightWorkerArgs } from "@playwright/test";
import { Agent, expect, type Heard, test, Visitor } from "../support/people.ts";

/** A browser whose switches about devices are others. */
async function browserWith(
  { playwright, launchOptions }: { playwright: PlaywrightWorkerArgs["playwright"]; launchOptions: LaunchOptions },
  ...switches: string[]
): Promise<Browser> {
  const others = (launchOptions.args ?? []).filter((one) => !one.endsWith("-for-media-stream"));
  return playwright.chromium.launch({ ...launchOptions, args: [...others, ...switches] });
}

/** Another program has the camera. */
function cameraIsHeld(): void {
  if (!navigator.mediaDevices) return;
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    if (wanted?.video) throw new DOMException("Could not start video source", "NotReadableError");
    return open(wanted);
  };
}

async function expectSound(who: { hears(): Promise<Heard> }, what: string): Promise<void> {
  const before = await who.hears();
  await expect
    .poll(async () => (await who.hears()).energy, { message: `${what}: sound is heard` })
    .toBeGreaterThan(before.energy);
}

test("camera and microphone refused on both sides: each is told what to do, and joins without, by choice", async ({
  house,
  playwright,
  launchOptions,
}) => {
  const browser = await browserWith(
    { playwright, launchOptions },
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream=deny",
  );
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Can we talk?");
  await agent.accept();

  await agent.page.getByRole("button", { name: "Invite to video call" }).first().click();
  const check = agent.page.getByRole("dialog", { name: "Check your camera and microphone" });
  const help = check.getByRole("region", { name: "The camera and microphone are blocked for this page" });
  await expect(help.getByRole("listitem")).toHaveText([
    "Press the sign left of the address.",
    "Switch Camera and Microphone on there.",
    "Then press Try again.",
  ]);
  await expect(help.getByRole("button", { name: "Try again" })).toBeVisible();
  await check.getByRole("button", { name: "Go on without camera and microphone" }).click();
  await expect(check.getByText(/blocked/)).toHaveCount(0);
  await check.getByRole("button", { name: "Save and invite" }).click();

  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await expect(visitor.panel.getByText("The camera and microphone are blocked for this page")).toBeVisible();
  await expect(visitor.panel.getByRole("listitem").filter({ hasText: "Press the sign left of" })).toBeVisible();
  await expect(visitor.panel.getByText(/You join without camera and microphone/)).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Join" }).click();
  await expect(visitor.panel.getByText(/has no camera on/)).toBeVisible();
  await expect(agent.call.getByRole("button", { name: "End video call" })).toBeVisible();
  await visitor.say("I hear nothing, but I am here");
  await expect(agent.page.getByText("I hear nothing, but I am here").first()).toBeVisible();
  await browser.close();
});

test("the visitor has no camera, another program holds the agent's: both join with sound", async ({
  browser,
  house,
  playwright,
  launchOptions,
}) => {
  const without = await browserWith(
    { playwright, launchOptions },
    "--use-fake-device-for-media-stream=device-count=0",
    "--use-fake-ui-for-media-stream",
  );
  const agent = await Agent.at(browser, house.desk, cameraIsHeld);
  const visitor = await Visitor.on(without, house.demo);
  await visitor.start("Can we talk?");
  await agent.accept();

  await agent.page.getByRole("button", { name: "Invite to video call" }).first().click();
  const check = agent.page.getByRole("dialog", { name: "Check your camera and microphone" });
  const held = check.getByRole("region", { name: "Another program is using the camera" });
  await expect(held.getByText(/^Close what else may use it/)).toBeVisible();
  await check.getByRole("button", { name: "Save and invite" }).click();

  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await expect(visitor.panel.getByText("No camera was found")).toBeVisible();
  await expect(visitor.panel.getByText("Connect a camera.")).toBeVisible();
  await expect(visitor.panel.getByText("You join without camera.")).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Join" }).click();
  await expectSound(agent, "at the desk");
  await expectSound(visitor, "at the visitor's");
  await without.close();
});
