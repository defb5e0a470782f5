import { Agent, expect, test, Visitor } from "../support/people.ts";

/** A ring that cannot be played, for as long as the page says so. */
function silentSpeaker(): void {
  const own = globalThis as unknown as { isSilent: boolean };
  own.isSilent = true;
  const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, "play")!.value as () => Promise<void>;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    return own.isSilent ? Promise.reject(new DOMException("No device", "NotAllowedError")) : play.call(this);
  };
}

test("Lunch when this is done: taken back, chosen again, begun after the wrap-up; who signs out in a conversation is asked", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const { page } = agent;
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Are you open?");
  await agent.accept();
  const state = page.getByRole("button", { name: /^State/ });
  await expect(state).toContainText(/Available.*in a chat/);

  await page.keyboard.press("Alt+Shift+L");
  await page
    .getByRole("dialog", { name: "Lunch: now, or when this is done?" })
    .getByRole("button", { name: "When this is done" })
    .click();
  await expect(page.getByText("then Lunch")).toBeVisible();
  await expect(page.getByText("Nothing new is offered to you for now.")).toBeVisible();
  await page.getByRole("button", { name: "Do not become Lunch" }).click();
  await expect(page.getByText("then Lunch")).toBeHidden();

  await state.click();
  await page.getByRole("menuitem", { name: "Lunch" }).click();
  await page.getByRole("button", { name: "When this is done" }).click();
  await agent.end();
  await expect(state).toContainText("wrapping up");
  await agent.done();
  await expect(state).toContainText("Lunch");
  await expect(page.getByText("then Lunch")).toBeHidden();

  await page.keyboard.press("Alt+Shift+A");
  await visitor.say("One more thing");
  await agent.accept();
  await agent.room("Settings");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const asked = page.getByRole("alertdialog", { name: "Sign out with open conversations?" });
  await asked.getByRole("button", { name: "Stay signed in" }).click();
  await expect(asked).toBeHidden();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await asked.getByRole("button", { name: "Sign out" }).click();
  await expect(visitor.panel.getByText("Anna Lindqvist is reconnecting…")).toBeVisible();
});

test("a desk whose ring does not play is told so in a sentence and offered nothing, until it is tested again", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk, silentSpeaker);
  const { page } = agent;
  const notReady = page.getByRole("region", { name: "Nothing is offered to you: this desk is not ready" });
  await expect(notReady).toContainText("The ring cannot be played.", { timeout: 25_000 });
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Is anybody there?");
  const offer = page.getByRole("region", { name: "Incoming conversation" });
  await expect(visitor.panel.getByText("You are next")).toBeVisible();
  await expect(offer).toBeHidden();
  await page.evaluate(() => void ((globalThis as unknown as { isSilent: boolean }).isSilent = false));
  await notReady.getByRole("button", { name: "Test again" }).click();
  await expect(notReady).toBeHidden();
  await expect(offer).toBeVisible();
});
