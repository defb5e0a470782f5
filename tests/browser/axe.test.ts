import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Agent, expect, test, Visitor } from "../support/people.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectAccessible(page: Page, screen: string): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(tags);
  // A page of its own puts together what is found in frames: where there are none it only takes time.
  if (page.frames().length === 1) axe.setLegacyMode();
  const { violations } = await axe.analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(told, screen).toEqual([]);
}

test("no screen of desk and widget violates WCAG 2.2 AA as far as axe can see, light and dark", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.page.emulateMedia({ colorScheme });
    await visitor.page.emulateMedia({ colorScheme });
    await expectAccessible(agent.page, `desk, empty, ${colorScheme}`);
  }
  await visitor.page.getByRole("button", { name: "Chat with us" }).click();
  await expect(visitor.panel.getByRole("button", { name: "Start chat" })).toBeVisible();
  await expectAccessible(visitor.page, "widget, welcome");
  await visitor.panel.getByRole("button", { name: "Start chat" }).click();
  await visitor.say("I wait");
  await expectAccessible(visitor.page, "widget, waiting");
  await expect(agent.page.getByRole("region", { name: "Incoming conversation" })).toBeVisible();
  await expectAccessible(agent.page, "desk, offer");
  await agent.accept();
  await agent.say("Hello");
  await agent.page.getByRole("button", { name: "Invite to video call" }).first().click();
  await expect(agent.page.getByRole("dialog", { name: "Check your camera and microphone" })).toBeVisible();
  await expectAccessible(agent.page, "desk, device check");
  await agent.page.getByRole("button", { name: "Save and invite" }).click();
  await expect(visitor.panel.getByRole("button", { name: "Accept" })).toBeVisible();
  await expectAccessible(visitor.page, "widget, invited");
  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await expect(visitor.panel.getByRole("button", { name: "Join" })).toBeVisible();
  await expectAccessible(visitor.page, "widget, device check");
  await visitor.panel.getByRole("button", { name: "Join" }).click();
  const ticks = agent.call.getByRole("list", { name: /gets of you$/ });
  await expect(ticks.getByText("Sees you", { exact: true })).toBeVisible({ timeout: 30_000 });
  // Something to find, so that the finding is looked at as well.
  await visitor.panel.getByRole("button", { name: "Sound", exact: true }).click();
  await expect(agent.call.getByRole("region", { name: "Call health" })).toBeVisible();
  await expect(ticks.getByRole("listitem")).toHaveCount(3);
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.page.emulateMedia({ colorScheme });
    await visitor.page.emulateMedia({ colorScheme });
    await expect(agent.call.getByRole("button", { name: "End video call" })).toBeVisible();
    await expect(visitor.leave).toBeVisible();
    await expectAccessible(agent.page, `desk, in a call, ${colorScheme}`);
    await expectAccessible(visitor.page, `widget, in a call, ${colorScheme}`);
  }
  await agent.room("Call log");
  await expectAccessible(agent.page, "desk, a call while another room is open");
  await agent.page.getByRole("button", { name: "Back to the video call" }).click();
  await agent.end();
  await expectAccessible(agent.page, "desk, wrap-up");
  await agent.done();
  for (const room of ["Call log", "Search", "Settings"]) {
    await agent.room(room);
    await expect(agent.page.getByRole("heading", { name: room }).first()).toBeVisible();
    await expectAccessible(agent.page, `desk, ${room}`);
  }
});
