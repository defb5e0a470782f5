import { Agent, expect, test, Visitor } from "../support/people.ts";

const endless = "Nothing but work, no play. ".repeat(4_000).trim();

test("a message of 100,000 characters is refused in a sentence before it is sent, and stays where it was written", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("May I write more?");
  await agent.accept();

  const written = visitor.panel.getByRole("textbox", { name: "Message" });
  await written.fill(endless);
  await expect(visitor.panel.getByText("99,999 characters too many. Please shorten the message.")).toBeVisible();
  await written.press("Enter");
  await expect(written).toHaveValue(endless);
  await visitor.page.reload();
  await expect(written).toHaveValue(endless);
  await visitor.say("Shorter");
  await expect(agent.page.getByText("Shorter").first()).toBeVisible();

  await agent.message.fill(endless);
  await expect(agent.page.getByText(/99,999 characters too long/)).toBeVisible();
  await agent.message.press("Enter");
  await expect(agent.message).toHaveValue(endless);
  await agent.page.reload();
  await expect(agent.message).toHaveValue(endless);
  await agent.say("Short too");
  await expect(visitor.panel.getByText("Short too")).toBeVisible();
  await expect(visitor.panel.getByText(/Nothing but work/)).toHaveCount(0);
});
