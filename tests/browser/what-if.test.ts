import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { keepDayIn, midnightBefore } from "../support/kept-day.ts";
import { Agent, expect, test } from "../support/people.ts";

test("a supervisor checks yesterday to the bit, and sees what one more agent and fewer places would have made of it", async ({
  browser,
  house,
}) => {
  const shape = { conversations: 200, agents: 4, queues: 2, seed: 5, handling: 400_000 };
  await keepDayIn(join(house.data, "hub.sqlite"), shape, midnightBefore(Date.now(), 1));
  const mira = await Agent.at(browser, await house.deskOf("supervisor"));
  const { page } = mira;
  await mira.room("Supervisor");
  await page.getByRole("tab", { name: "What if" }).click();
  const part = page.getByRole("region", { name: "What if" });
  await expect(part.getByText(/^200 conversations, 2 queues, 4 agents/)).toBeVisible();
  await part.getByRole("button", { name: "Check this day" }).click();
  await expect(part.getByText(/decisions: equal to the bit/)).toBeVisible();

  const choose = async (label: RegExp, item: string): Promise<void> => {
    await part.getByRole("button", { name: label }).click();
    await page.getByRole("option", { name: item, exact: true }).click();
  };
  await choose(/Like$/, "Agent 0");
  await part.getByRole("button", { name: "Add change" }).click();
  await choose(/What$/, "How many may wait");
  await choose(/Queue$/, "Queue 1");
  await part.getByRole("textbox", { name: "Places to wait" }).fill("0");
  await page.keyboard.press("Enter");
  const changes = part.getByRole("list", { name: "Changes" });
  await expect(changes.getByRole("listitem")).toHaveText(["1 more agent like Agent 0", "Queue 1: nobody may wait"]);

  await part.getByRole("button", { name: "Run the day again" }).click();
  const result = part.getByRole("region", { name: /, run again$/ });
  const table = result.getByRole("table").first();
  await expect(table.getByRole("rowheader", { name: "All queues" })).toBeVisible();
  await expect(table.getByText(/^−\d+:\d\d better$/).first()).toBeVisible();
  // Whom nobody was free for is refused now, and that is said to be worse.
  await expect(table.getByText(/^\+\d+ worse$/).first()).toBeVisible();
  await expect(result.getByText("What is left to chance was drawn with seed 1.")).toBeVisible();
  await result.getByText("The charts as a table").click();
  await expect(result.getByRole("columnheader", { name: "Mean wait, With changes" })).toBeVisible();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include("[role=tabpanel]").analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target.join(" "))])).toEqual([]);
  }

  // The result stays, also while another room is open; it says when it is no longer of what is asked now.
  await part.getByRole("button", { name: "Remove: 1 more agent like Agent 0" }).click();
  await mira.room("Conversations");
  await mira.room("Supervisor");
  await expect(result.getByText("This is the result of what was asked before")).toBeVisible();
});
