import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Agent, expect, test, Visitor } from "../support/people.ts";

const section = (page: Page, name: string) =>
  page.getByRole("listbox", { name: "Sections of the administration" }).getByRole("option", { name }).click();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const save = async (page: Page) => {
  await button(page, "Save").click();
  await expect(page.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
};
const choose = async (page: Page, label: string, option: string) => {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: option }).click();
};

test("a skill, a queue that needs it, an agent who has it: the dry run says who, and his is the offer", async ({
  browser,
  house,
}) => {
  const anna = await Agent.at(browser, house.desk);
  const jonas = await Agent.at(browser, await house.secondDesk());
  const ada = await Agent.at(browser, await house.deskOf("administrator"));
  const { page } = ada;
  await ada.room("Administration");

  await section(page, "Skills");
  await button(page, "Add skill").click();
  await button(page, "Save").click();
  await expect(page.getByText("Write a name first.").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Dutch");
  await save(page);

  await section(page, "Queues");
  await button(page, "Add queue").click();
  await page.getByRole("textbox", { name: "Name" }).fill("Benelux");
  await page.getByRole("group", { name: "Skills that are needed" }).getByRole("button", { name: "Add skill" }).click();
  await expect(page.getByText("No agent who serves this queue has the skills")).toBeVisible();
  // Unsaved changes stay while another section is open.
  await section(page, "Skills");
  await section(page, "Queues");
  await expect(page.getByRole("option", { name: "Benelux" })).toContainText("Not saved");
  await save(page);

  await section(page, "Agents");
  await page.getByRole("option", { name: "Jonas Weber" }).click();
  await button(page, "Add skill").click();
  await save(page);

  await section(page, "Rules");
  await choose(page, "Everybody else on", "Benelux");
  await section(page, "Try it");
  await button(page, "Try it").click();
  const answer = page.getByRole("region", { name: "What would happen" });
  await expect(answer).toContainText("Jonas Weber would get him now, from Benelux.");
  await expect(answer.getByRole("listitem").filter({ hasText: "Anna Lindqvist" })).toContainText("Lacks Dutch.");

  const visitor = await Visitor.on(browser, house.demo);
  await visitor.page.getByRole("button", { name: "Chat with us" }).click();
  await visitor.panel.getByRole("button", { name: "Start chat" }).click();
  await visitor.say("Goedemorgen");
  await expect(jonas.page.getByRole("region", { name: "Incoming conversation" })).toContainText("Benelux");
  await expect(anna.page.getByRole("region", { name: "Incoming conversation" })).toBeHidden();
});

/**
 * What axe finds, by all rules of WCAG 2.2 AA, in one scheme: the sections take turns. No frame stands in the desk's
 * window, so axe needs no page of its own to put its results together, which took half of the time.
 */
async function violationsIn(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  // Without motion: a colour on its way from one scheme to the other is nobody's.
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await axe.withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

test("no form of the administration violates WCAG 2.2 AA as far as axe can see, wide and narrow, light and dark", async ({
  browser,
  house,
}) => {
  const ada = await Agent.at(browser, await house.deskOf("administrator"));
  const { page } = ada;
  await ada.room("Administration");
  const adding = { "Opening hours": "opening hours", Rules: "rule", Bots: "bot", Accounts: "account", Roles: "role" };
  const sections = ["Set up in three steps", "Queues", "Opening hours", "Rules", "Bots", "Try it", "Sites"];
  sections.push("Accounts", "Roles", "Teams", "Sign-in", "Audit");
  for (const [index, name] of sections.entries()) {
    await section(page, name);
    const thing = Object.entries(adding).find(([of]) => of === name)?.[1];
    if (thing) await button(page, `Add ${thing}`).click();
    if (name === "Try it") {
      await button(page, "Try it").click();
      await expect(page.getByRole("list", { name: "Could take him now, in this order" })).toBeVisible();
    }
    if (name === "Sign-in") {
      await page.getByText("People sign in with it").click();
      await expect(page.getByRole("textbox", { name: "Issuer" })).toBeVisible();
    }
    if (name === "Set up in three steps") await expect(page.getByText("of 3 steps done")).toBeVisible();
    if (name === "Sites") {
      await button(page, "Add language").click();
      await page.getByRole("tab", { name: "Buttons" }).click();
      await button(page, "Add button").click();
      await expect(page.getByRole("figure", { name: "Preview" }).getByText("Chat with us")).toBeVisible();
    }
    expect(await violationsIn(page, index % 2 === 0 ? "light" : "dark"), name).toEqual([]);
  }
  await page.setViewportSize({ width: 900, height: 800 });
  await page.getByRole("button", { name: "Sections of the administration" }).click();
  await page.getByRole("option", { name: "Queues" }).click();
  await expect(page.getByRole("textbox", { name: "Name" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await violationsIn(page, "light"), "Queues, narrow").toEqual([]);
});
