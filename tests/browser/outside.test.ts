import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { listener } from "../support/listener.ts";
import { Agent, expect, test as base } from "../support/people.ts";
import { type RunningHouse, startHouse } from "../support/running-house.ts";

/** A house that may reach machines of this one. */
const test = base.extend<{ house: RunningHouse }>({
  house: async ({ browser }, use) => {
    const house = await startHouse({ FRONTDESK_OUTGOING_ALLOW: "127.0.0.1" });
    await use(house);
    for (const context of browser.contexts()) await context.close();
    await house.stop();
  },
});

const section = (page: Page, name: string) =>
  page
    .getByRole("listbox", { name: "Sections of the administration" })
    .getByRole("option", { name, exact: true })
    .click();
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
  );

test("a webhook with its test delivery, a key that asks, a connector that says why not", async ({ browser, house }) => {
  const there = await listener(({ path }, response) => {
    if (path === "/broken") response.writeHead(500).end("<b>no such order</b>");
    else response.writeHead(204).end();
  });
  const ada = await Agent.at(browser, await house.deskOf("administrator"));
  const { page } = ada;
  await ada.room("Administration");

  await section(page, "Webhooks");
  await button(page, "Add webhook").click();
  await page.getByRole("textbox", { name: "Name" }).fill("Orders");
  await page.getByRole("textbox", { name: "Address" }).fill("https://10.0.0.1/hook");
  await button(page, "Save").click();
  await expect(page.getByText("leads into a network of your own").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Address" }).fill(`${there.url}/broken`);
  await button(page, "Save").click();
  await expect(page.getByRole("dialog", { name: "Secret of Orders" }).locator("code")).toHaveText(/^whsec_.{44}$/);
  await button(page, "I have kept it").click();
  await button(page, "Send a test").click();
  const deliveries = page.getByRole("list", { name: "Deliveries" });
  // What another machine answers is shown as it came, and is nothing but text.
  await expect(deliveries).toContainText("answered 500");
  await expect(deliveries).toContainText("<b>no such order</b>");
  expect(await violations(page)).toEqual([]);

  await section(page, "API keys");
  await button(page, "Add key").click();
  await page.getByRole("textbox", { name: "Name" }).fill("Reports");
  await page.getByText("See queues and availability").click();
  await button(page, "Save").click();
  const key = await page.getByRole("dialog", { name: "Key of Reports" }).locator("code").innerText();
  await button(page, "I have kept it").click();
  const asked = await fetch(`${house.hub}/v1/queues`, { headers: { authorization: `Bearer ${key}` } });
  expect(await asked.json()).toMatchObject({ queues: [{ waiting: 0 }] });
  await button(page, "Revoke").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(/revoked (today|at|\d|.*:)/i).first()).toBeVisible();
  const refused = await fetch(`${house.hub}/v1/queues`, { headers: { authorization: `Bearer ${key}` } });
  expect(refused.status).toBe(401);

  await section(page, "Connectors");
  await button(page, "Add connector").click();
  await page.getByRole("textbox", { name: "Name" }).fill("Helpdesk");
  await page.getByRole("button", { name: "Any system System" }).click();
  await page.getByRole("option", { name: "Chatwoot" }).click();
  await page.getByRole("textbox", { name: "Address of Chatwoot" }).fill(`${there.url}/broken`);
  await page.getByLabel("API token").fill("token-of-a-test");
  await button(page, "Save").click();
  await expect(button(page, "Test")).toBeVisible();
  await button(page, "Test").click();
  await expect(page.getByText("The test failed")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await there.close();
});
