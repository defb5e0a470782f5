import { join } from "node:path";
import { hubVisitor } from "../support/hub-visitor.ts";
import { keepDayIn, midnightBefore } from "../support/kept-day.ts";
import { Agent, expect, test } from "../support/people.ts";
import { picture } from "./studio.ts";

const size = { width: 1280, height: 800 };

test("an offer, a transfer, and the supervisor's queues", async ({ browser, house }) => {
  const agent = await Agent.at(browser, house.desk);
  await agent.page.setViewportSize(size);
  const mira = await Agent.at(browser, await house.deskOf("supervisor"));
  await mira.page.setViewportSize(size);
  // The supervisor watches: she is offered nothing.
  await mira.page
    .getByRole("button", { name: /^State/ })
    .first()
    .click();
  await mira.page.getByRole("menuitem", { name: /^Training/ }).click();
  const emil = await hubVisitor(house, "Emil Sandberg", "Is the bench still to be had?");
  await expect(agent.page.getByRole("region", { name: "Incoming conversation" })).toBeVisible();
  await picture(agent.page, "desk-offer");
  await agent.accept();
  await agent.say("It is, and it can be with you by Friday.");
  await emil.say("Then I would like two, and somebody who knows about wood.");
  await agent.page.getByRole("button", { name: "Transfer", exact: true }).click();
  const dialog = agent.page.getByRole("dialog");
  await expect(dialog.getByText("Mira Salonen")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Note" }).fill("Wants two benches, asks about the wood.");
  await picture(agent.page, "desk-transfer");
  await agent.page.keyboard.press("Escape");

  await agent.page
    .getByRole("button", { name: /^State/ })
    .first()
    .click();
  await agent.page.getByRole("menuitem", { name: /^Busy/ }).click();
  const now = agent.page.getByRole("button", { name: /now/i });
  if (await now.first().isVisible()) await now.first().click();
  await hubVisitor(house, "Maria Koskinen", "Do you deliver to Rovaniemi?");
  await hubVisitor(house, "Pekka Laine", "My order is wrong.");
  await mira.room("Supervisor");
  await mira.page.getByRole("tab", { name: "Queues" }).click();
  await mira.page.getByRole("table", { name: "Queues" }).getByRole("row", { name: /Sales/ }).click();
  await expect(mira.page.getByRole("row", { name: /Pekka Laine/ })).toBeVisible();
  await picture(mira.page, "desk-supervisor");
});

test("what one more agent would have made of yesterday", async ({ browser, house }) => {
  const shape = { conversations: 400, agents: 6, queues: 3, seed: 5, handling: 400_000 };
  await keepDayIn(join(house.data, "hub.sqlite"), shape, midnightBefore(Date.now(), 1));
  const { page, room } = await supervisor();
  await room("Supervisor");
  await page.getByRole("tab", { name: "What if" }).click();
  const part = page.getByRole("region", { name: "What if" });
  await part.getByRole("button", { name: /Like$/ }).click();
  await page.getByRole("option", { name: "Agent 0", exact: true }).click();
  await part.getByRole("button", { name: "Add change" }).click();
  await part.getByRole("button", { name: "Run the day again" }).click();
  const result = part.getByRole("region", { name: /, run again$/ });
  await expect(result.getByRole("table").first()).toBeVisible();
  await result.scrollIntoViewIfNeeded();
  await picture(page, "desk-what-if");

  async function supervisor() {
    const mira = await Agent.at(browser, await house.deskOf("supervisor"));
    await mira.page.setViewportSize(size);
    return { page: mira.page, room: (name: string) => mira.room(name) };
  }
});

test("the administration of a queue", async ({ browser, house }) => {
  const ada = await Agent.at(browser, await house.deskOf("administrator"));
  await ada.page.setViewportSize(size);
  await ada.room("Administration");
  await ada.page
    .getByRole("listbox", { name: "Sections of the administration" })
    .getByRole("option", { name: "Queues" })
    .click();
  await expect(ada.page.getByRole("heading", { name: "Who is asked" })).toBeVisible();
  await picture(ada.page, "desk-queue");
});
