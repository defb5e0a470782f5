import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Visitor } from "./people.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Narrow, dark and right to left: nothing leaves the panel, nothing breaks a rule. */
export async function expectFits(visitor: Visitor, view: string): Promise<void> {
  const { page } = visitor;
  await page.setViewportSize({ width: 320, height: 568 });
  const fits = () => visitor.frame().evaluate(() => document.documentElement.scrollWidth <= innerWidth);
  await expect.poll(fits, view).toBe(true);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
      `${view}, ${colorScheme}`,
    ).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`${view}-${colorScheme}.png`) });
  }
  await visitor.frame().evaluate(() => (document.documentElement.dir = "rtl"));
  expect(await fits(), `${view}, right to left`).toBe(true);
  await page.screenshot({ path: test.info().outputPath(`${view}-rtl.png`) });
  await visitor.frame().evaluate(() => document.documentElement.removeAttribute("dir"));
}
