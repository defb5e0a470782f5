import { Firefox } from "../support/bidi/firefox.ts";
import { FirefoxVisitor } from "../support/firefox-visitor.ts";
import { Agent, expect, expectMedia, test } from "../support/people.ts";
import { largestReceived } from "../support/sharing.ts";
import { startVirtualDisplay, type VirtualDisplay } from "../support/virtual-display.ts";
import { administer, WireAgent } from "../support/wire-agent.ts";

let display: VirtualDisplay;
let firefox: Firefox;

test.beforeAll(async () => {
  display = await startVirtualDisplay();
  firefox = await Firefox.start(display.name);
});

test.afterAll(async () => {
  await firefox.stop();
  await display.stop();
});

test("a visitor with Firefox: chat, an invite, the device check, picture and sound both ways, his screen, leave", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await FirefoxVisitor.on(firefox, house.demo);
  await visitor.start("Do you deliver?");
  await agent.accept();
  await agent.say("We do.");
  await visitor.expectText("We do.");
  await visitor.press("More");
  await visitor.expectText("Sound when somebody writes");
  await visitor.press("Close");

  await agent.invite();
  await visitor.press("Accept");
  await visitor.expectText("Say something: the bar should move.");
  await visitor.press("Join");
  await expect(agent.call).toBeVisible();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's, in Firefox");

  await visitor.press("Share screen");
  await visitor.expectText("You are sharing your screen");
  await expect.poll(async () => (await largestReceived(agent.page.mainFrame())).width).toBe(display.width);
  await visitor.expectText("It is being sent to");
  await visitor.press("Stop sharing");
  await visitor.expectNo("button", "Stop sharing");

  // Firefox's own sign of sharing is a window that closes about now, and a press that meets it never reaches the page: who
  // sees nothing happen presses again.
  await expect(async () => {
    if (await visitor.has("button", "Leave")) await visitor.press("Leave");
    await expect(agent.call).toBeHidden({ timeout: 3_000 });
  }).toPass({ timeout: 20_000 });
  await visitor.expectText("You left the video call");
});

/** Remembers which devices the page has asked for. */
function rememberAsked(): void {
  const own = globalThis as unknown as { asked: string[] };
  own.asked = [];
  const { mediaDevices } = navigator as Partial<Navigator>;
  if (!mediaDevices) return;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (constraints) => {
    own.asked.push(...Object.keys(constraints ?? {}).filter((kind) => constraints?.[kind as "audio" | "video"]));
    return ask(constraints);
  };
}

test("a visitor with Firefox calls: a refused camera is explained and asked for again; one-way asks for none; his location", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await FirefoxVisitor.on(firefox, house.demo, rememberAsked);
  const asked = () => visitor.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
  const forgetAsked = () =>
    visitor.evaluate(() => {
      (globalThis as unknown as { asked: string[] }).asked = [];
    });
  await visitor.start("Can I show you?");
  await agent.accept();

  await firefox.permit(house.demo, { camera: "deny", microphone: "allow" });
  await visitor.press("Video call");
  await visitor.expectText("The camera is blocked for this page");
  await visitor.expectText("Press the crossed-out camera beside the address.");
  await visitor.expectText("You join without camera.");
  await visitor.expectHas("meter", "Microphone level");
  await firefox.permit(house.demo, { camera: "allow" });
  await visitor.press("Ask again");
  await visitor.expectNo("button", "Ask again");
  await visitor.press("Invite");
  const invite = await agent.invited();
  await agent.ask("video.accept", { invite });
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's, in Firefox");
  await agent.ask("video.end", { conversation: agent.conversation });
  await visitor.expectText("ended the video call");

  await administer(house, { starters: "both", camera: "one-way" });
  await forgetAsked();
  await agent.invite();
  await visitor.press("Accept");
  await visitor.expectText("Your camera is not needed, and nobody asks for it");
  await visitor.expectHas("meter", "Microphone level");
  await visitor.expectNo("button", "Camera");
  expect(await asked()).toEqual(["audio"]);
  await visitor.press("Cancel");

  await firefox.permit(house.demo, { geo: "allow" });
  await agent.request("location");
  await visitor.press("Allow");
  await visitor.expectText("You sent your location");
  expect((await agent.heard("request.answered"))["location"]).toMatchObject({ latitude: 60.17, longitude: 24.94 });
  await firefox.permit(house.demo, { geo: "deny" });
  await agent.request("location");
  await visitor.press("Allow");
  await visitor.expectText("Your location could not be found: it is not allowed in this browser.");

  // The refused camera does not stand in the microphone's way: it is asked for alone.
  await administer(house, { starters: "both", camera: "classic" });
  await firefox.permit(house.demo, { camera: "deny", microphone: "ask" });
  await forgetAsked();
  await visitor.press("Video call");
  await visitor.expectText("The camera is blocked for this page");
  await expect.poll(asked).toEqual(["video", "audio"]);
  agent.close();
});
