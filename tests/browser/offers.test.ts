import { Agent, expect, test, Visitor } from "../support/people.ts";

test("no stray key accepts; who declined with a reason takes the same visitor from the queue later, and wraps up by the keyboard", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const { page } = agent;
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Do you deliver to Finland?");
  const offer = page.getByRole("region", { name: "Incoming conversation" });
  await expect(offer.getByText("Do you deliver to Finland?")).toBeVisible();
  await expect(offer.getByText(/^You (are the only one|have been free|have the fewest)/)).toBeVisible();
  for (const key of ["Enter", "Space", "Escape"]) await page.keyboard.press(key);
  await expect(offer).toBeVisible();
  await expect(agent.message).toBeHidden();

  await offer.getByRole("button", { name: "Decline, and say why" }).click();
  await page.getByRole("menuitem", { name: "Not my subject" }).click();
  await expect(offer).toBeHidden();

  await page.keyboard.press("Alt+Shift+Q");
  const waiting = page.getByRole("list", { name: /who waits$/ });
  await expect(waiting.getByText("Do you deliver to Finland?")).toBeVisible();
  await waiting.getByRole("button", { name: /^Take/ }).click();
  await expect(agent.message).toBeFocused();
  await agent.say("We do.");
  await expect(visitor.panel.getByText("We do.")).toBeVisible();

  await agent.end();
  await agent.wrapUp.getByRole("textbox", { name: "Note" }).fill("By post");
  // On the hub before anything is pressed: a reloaded window has it again.
  await page.reload();
  await expect(agent.wrapUp.getByRole("textbox", { name: "Note" })).toHaveValue("By post");
  await page.keyboard.press("Alt+Shift+U");
  await expect(agent.wrapUp).toBeHidden();
});
