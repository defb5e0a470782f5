import { test as base } from "@playwright/test";
import { Firefox } from "../support/bidi/firefox.ts";
import { FirefoxVisitor } from "../support/firefox-visitor.ts";
import { Agent, expect, expectMedia, test } from "../support/people.ts";
import { startVirtualDisplay, type VirtualDisplay } from "../support/virtual-display.ts";

let display: VirtualDisplay;
let firefox: Firefox;

base.beforeAll(async () => {
  display = await startVirtualDisplay();
  firefox = await Firefox.start(display.name);
});

base.afterAll(async () => {
  await firefox.stop();
  await display.stop();
});

test("a visitor with Firefox: chat, an invite, the device check, picture and sound both ways, leave", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await FirefoxVisitor.on(firefox, house.demo);
  await visitor.start("Do you deliver?");
  await agent.accept();
  await agent.say("We do.");
  await visitor.expectText("We do.");

  await agent.invite();
  await visitor.press("Accept");
  await visitor.expectText("Say something: the bar should move.");
  await visitor.press("Join");
  await expect(agent.call).toBeVisible();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's, in Firefox");

  await visitor.press("Leave");
  await expect(agent.call).toBeHidden();
  await visitor.expectText("You left the video call");
});
