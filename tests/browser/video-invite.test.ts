import type { Page } from "@playwright/test";
import { hubVisitor, type HubVisitor } from "../support/hub-visitor.ts";
import { Agent, expect, test } from "../support/people.ts";

const incoming = (page: Page) => page.getByRole("region", { name: "Incoming video call" });
const check = (page: Page) => page.getByRole("dialog", { name: "Check your camera and microphone" });
const told = (visitor: HubVisitor, type: string) =>
  expect.poll(() => visitor.events.map((one) => one.type)).toContain(type);

test("a visitor invites: the desk rings, says whose it is in another conversation, and joins after the device check", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const maria = await hubVisitor(house, "Maria", "Can I show you?");
  await agent.accept();
  const jonas = await hubVisitor(house, "Jonas", "Hello");
  await agent.accept();
  await agent.message.fill("I am writ");

  await maria.invite();
  const card = incoming(agent.page);
  await expect(card).toContainText("Maria");
  await expect(card).toContainText("in another conversation");
  await expect(agent.page.getByRole("option", { name: /Maria/ })).toContainText("Incoming video call");
  await expect(agent.page).toHaveTitle(/^Incoming video call/);
  // The focus stays where it was, and what is written goes there.
  await agent.page.keyboard.type("ing");
  await expect(agent.message).toHaveValue("I am writing");

  await agent.page.keyboard.press("F9");
  await expect(check(agent.page)).toBeVisible();
  await expect(card).toBeHidden();
  await told(maria, "video.accepted");
  await expect(check(agent.page).getByRole("button", { name: "Save and invite" })).toBeHidden();
  await check(agent.page).getByRole("button", { name: "Join" }).click();
  await expect(agent.call.getByRole("button", { name: "End video call" })).toBeVisible();
  await told(maria, "video.joined");
  await agent.call.getByRole("button", { name: "End video call" }).click();
  await told(maria, "video.ended");
  for (const visitor of [maria, jonas]) visitor.close();
});

test("a visitor's invite is declined or taken back: the card goes, and the chat says it", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const maria = await hubVisitor(house, "Maria", "Can I show you?");
  await agent.accept();
  await maria.invite();
  await incoming(agent.page).getByRole("button", { name: "Decline" }).click();
  await expect(incoming(agent.page)).toBeHidden();
  await told(maria, "video.rejected");
  const invite = await maria.invite();
  await expect(incoming(agent.page)).toBeVisible();
  await maria.ask("video.cancel", { invite });
  await expect(incoming(agent.page)).toBeHidden();
  maria.close();
});
