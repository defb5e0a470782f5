import { Agent, expect, test, Visitor } from "../support/people.ts";

test("a conversation in a window of its own: the draft goes with it, the visitor reads what is written there, and it comes back", async ({
  browser,
  house,
}) => {
  const anna = await Agent.at(browser, house.desk);
  const { page } = anna;
  const maria = await Visitor.on(browser, house.demo);
  await maria.start("Do you have it in blue?", "Maria");
  await anna.accept();
  await anna.message.fill("We do");

  const [own] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Open in a window of its own" }).click(),
  ]);
  // Its address gives nobody a right to anything.
  expect(new URL(own.url()).hash).toBe("");
  const there = own.getByRole("textbox", { name: "Message" });
  await expect(there).toHaveValue("We do");
  await expect(page.getByText("In a window of its own")).toBeVisible();
  await expect(anna.message).toBeHidden();

  await there.fill("We do, in two blues");
  await own.getByRole("button", { name: "Send", exact: true }).click();
  await expect(maria.panel.getByText("We do, in two blues")).toBeVisible();
  await maria.say("The darker one, please");
  await expect(own.getByText("The darker one, please")).toBeVisible();
  await there.fill("It is on");

  // While the desk's window is loaded anew the own window only shows; then it goes on by itself.
  await page.reload();
  await expect(page.getByText("In a window of its own")).toBeVisible();
  await expect(there).toHaveValue("It is on");
  await there.fill("It is on its way");

  await own.close();
  await expect(anna.message).toHaveValue("It is on its way");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(maria.panel.getByText("It is on its way")).toBeVisible();
});
