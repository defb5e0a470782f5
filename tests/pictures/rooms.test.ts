import { Agent, expect, test } from "../support/people.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { heard, numberOf, quick, testPage } from "../support/video-test-page.ts";
import { namedDevices, phonePicture, picture } from "./studio.ts";

test("the administration of video", async ({ browser, house }) => {
  const agent = await Agent.at(browser, house.desk);
  await agent.page.setViewportSize({ width: 1280, height: 800 });
  await signInAsAdministrator(agent, house);
  await agent.room("Administration");
  await expect(agent.page.getByText("Who may start video").first()).toBeVisible();
  await picture(agent.page, "desk-administration");
});

test("the page of the video test, before and after", async ({ browser, house }) => {
  test.setTimeout(180_000);
  const page = await testPage(browser, house.hub, namedDevices);
  await picture(page, "video-test-start");
  await quick(page);
  await heard(page);
  await numberOf(page);
  await page.getByText("All parts").click();
  await picture(page, "video-test-report");
  await phonePicture(page, "phone-video-test");
});

/** The desk's agent signs out, and the administrator in. */
async function signInAsAdministrator(agent: Agent, house: RunningHouse): Promise<void> {
  const { page } = agent;
  const account = house.accounts().find(({ role }) => role === "administrator")!;
  await agent.room("Settings");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(account.name);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Connected", { exact: true })).toBeVisible();
}
