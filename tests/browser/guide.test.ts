import AxeBuilder from "@axe-core/playwright";
import { expect, inCall } from "../support/in-call.ts";
import { test } from "../support/people.ts";

test("the guide opens at the sentence that the desk says of a call, and from the palette; a key closes it", async ({
  browser,
  house,
}) => {
  test.slow();
  const { agent, visitor } = await inCall(browser, house, "Sofia");
  const { page } = agent;
  const guide = page.getByRole("dialog", { name: "The guide" });
  await visitor.panel.getByRole("button", { name: "Sound", exact: true }).click();
  const finding = agent.call.locator('[data-rule="visitor-sound-off"]');
  await finding.getByRole("button", { name: "Open the guide" }).click();
  // The guide speaks of Maria, whoever the visitor is.
  const row = guide.getByRole("row", { name: /Maria has switched your sound off/ });
  await expect(row).toBeFocused();
  await expect(row).toBeInViewport();
  await expect(row).toContainText("Press Sound in the video to hear me");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .include("[role=dialog]")
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`)).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`guide-${colorScheme}.png`) });
  }
  await page.keyboard.press("Escape");
  await expect(guide).toBeHidden();

  await page.keyboard.press("Control+K");
  await page.keyboard.type("guide");
  await page.getByRole("menuitem", { name: "Open the guide" }).click();
  await guide.getByRole("button", { name: "Echo", exact: true }).click();
  await expect(guide.getByRole("heading", { name: "Echo" })).toBeInViewport();
  await page.screenshot({ path: test.info().outputPath("guide-echo.png") });
});
