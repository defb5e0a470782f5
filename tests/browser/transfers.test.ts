import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { Agent, expect, test, Visitor } from "../support/people.ts";
import type { RunningHouse } from "../support/running-house.ts";

/** Anna has the visitor, and only then Jonas comes: nothing was to be decided between them. */
async function withTwoDesks(browser: Parameters<typeof Agent.at>[0], house: RunningHouse) {
  const anna = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("My order is wrong", "Maria Kallio");
  await anna.accept();
  const jonas = await Agent.at(browser, await house.secondDesk());
  return { anna, jonas, visitor };
}

const dialogOf = (page: Page) => page.getByRole("dialog", { name: /^Transfer / });
const rowIn = ({ page }: Agent, list: string) =>
  page.getByRole("listbox", { name: list }).getByRole("option", { name: "Maria Kallio" });

/** By keyboard alone, as somebody does who types while he talks. */
async function choose({ page }: Agent, note: string): Promise<void> {
  await page.keyboard.press("Alt+Shift+G");
  await expect(dialogOf(page).getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("jon");
  await expect(dialogOf(page).getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialogOf(page).getByRole("option", { selected: true })).toContainText("Jonas Weber");
  if (note) await dialogOf(page).getByRole("textbox", { name: "Note" }).fill(note);
}

test("a chat is parked until the visitor writes, and handed to a colleague with a note", async ({ browser, house }) => {
  const { anna, jonas, visitor } = await withTwoDesks(browser, house);
  await anna.page.getByRole("button", { name: "Park" }).click();
  await anna.page.getByRole("menuitem", { name: "Until Maria Kallio writes" }).click();
  await expect(rowIn(anna, "Parked")).toBeVisible();
  await visitor.say("One more thing");
  await expect(anna.page.getByText("Maria Kallio is back")).toBeVisible();
  await expect(rowIn(anna, "Conversations")).toBeVisible();

  await choose(anna, "Two pots were broken");
  await expect(dialogOf(anna.page).getByRole("option")).toContainText("Available");
  const axe = await new AxeBuilder({ page: anna.page }).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await dialogOf(anna.page).getByRole("button", { name: "Hand over" }).click();
  await expect(anna.page.getByRole("region", { name: "Asking Jonas Weber…" })).toBeVisible();
  const offer = jonas.page.getByRole("region", { name: "Incoming conversation" });
  await expect(offer).toContainText("Anna Lindqvist");
  await expect(offer).toContainText("Two pots were broken");
  await jonas.accept();
  await expect(anna.page.getByText("Handed to Jonas Weber")).toBeVisible();
  await expect(rowIn(anna, "Conversations")).toHaveCount(0);
  await expect(jonas.page.getByRole("log").getByText("Two pots were broken")).toBeVisible();
  await expect(visitor.panel.getByText("You are now talking with Jonas Weber")).toBeVisible();
  await jonas.say("I send you new ones");
  await expect(visitor.panel.getByText("I send you new ones")).toBeVisible();
});

/** New pictures come again and again; whose are gone does not count, however many there were. */
async function expectPictures(who: Agent | Visitor, what: string): Promise<void> {
  let before = Infinity;
  let rises = 0;
  await expect
    .poll(
      async () => {
        const { frames } = await who.hears();
        rises = frames > before ? rises + 1 : 0;
        before = frames;
        return rises;
      },
      { message: what, timeout: 30_000 },
    )
    .toBeGreaterThan(3);
}

/** How many ways to a media server the visitor's page has opened since it was loaded: one room, never left, has one set. */
const waysOf = (visitor: Visitor) =>
  visitor.frame().evaluate(() => (globalThis as unknown as { connections: unknown[] }).connections.length);

test("a running video call is handed over: the visitor stays in his room and sees the next agent", async ({
  browser,
  house,
}) => {
  const { anna, jonas, visitor } = await withTwoDesks(browser, house);
  await anna.invite();
  await visitor.acceptCall();
  await expectPictures(visitor, "Anna at the visitor");
  const ways = await waysOf(visitor);
  await choose(anna, "");
  await expect(dialogOf(anna.page)).toContainText("the running video call move");
  await anna.page.getByRole("button", { name: "Hand over" }).click();
  await jonas.accept();
  await expect(visitor.panel.getByText("You are now talking with Jonas Weber")).toBeVisible();
  await expect(anna.call).toHaveCount(0);
  await expectPictures(visitor, "Jonas at the visitor");
  await expectPictures(jonas, "the visitor at Jonas");
  expect(await waysOf(visitor)).toBe(ways);
});

test("a colleague is asked while the visitor is on hold, then all three talk, then it is his", async ({
  browser,
  house,
}) => {
  const { anna, jonas, visitor } = await withTwoDesks(browser, house);
  await anna.invite();
  await visitor.acceptCall();
  await expectPictures(anna, "the visitor at Anna");
  const ways = await waysOf(visitor);
  await choose(anna, "May I give a discount?");
  await anna.page.getByRole("button", { name: "Ask first" }).click();
  await jonas.accept().catch(() => undefined);
  const consult = anna.page.getByRole("region", { name: /Jonas Weber is here to help you; Maria Kallio is on hold/ });
  await expect(consult).toBeVisible();
  const hold = visitor.panel.getByRole("region", { name: "On hold" });
  await expect(hold).toContainText("Anna Lindqvist will be back in a moment");
  await expect(hold.getByRole("button", { name: "Hold sound" })).toHaveAttribute("aria-pressed", "true");
  await expect(consult).toContainText("Jonas Weber hears you");
  await expect(visitor.panel.getByText("Jonas Weber")).toHaveCount(0);

  await consult.getByRole("button", { name: "Talk all three" }).click();
  await expect(hold).toHaveCount(0);
  await expect(visitor.panel.getByText("Jonas Weber joined")).toBeVisible();
  await expect(anna.call.getByRole("listitem")).toHaveCount(2);
  await expect(jonas.call.getByRole("listitem")).toHaveCount(2);
  await expectPictures(anna, "the visitor at Anna, after the hold");
  await expectPictures(jonas, "the visitor at Jonas");

  await anna.page.getByRole("button", { name: "Jonas Weber", exact: true }).click();
  await anna.page.getByRole("menuitem", { name: "Make owner" }).click();
  await expect(
    anna.page.getByText("You are with Maria Kallio and Jonas Weber, whose conversation it is."),
  ).toBeVisible();
  await anna.page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(visitor.panel.getByText("Anna Lindqvist left")).toBeVisible();
  await expectPictures(jonas, "the visitor at Jonas alone");
  expect(await waysOf(visitor)).toBe(ways);
});
