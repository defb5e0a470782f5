import type { Frontdesk } from "../../docs/frontdesk.d.ts";
import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";

/** Counts the tones of a page. */
function countTones(): void {
  const own = globalThis as unknown as { tones: number };
  own.tones = 0;
  globalThis.OscillatorNode = class extends OscillatorNode {
    override start(when?: number): void {
      own.tones += 1;
      super.start(when);
    }
  };
}

async function tonesOf(...people: Visitor[]): Promise<number> {
  const counts = people.map((one) => one.frame().evaluate(() => (globalThis as unknown as { tones: number }).tones));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

test("two tabs of the shop show one conversation; the call is in one, moves when it is wanted, and goes on behind a closed panel", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo, 1100, countTones);
  await visitor.start("Here I am");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expectMedia(agent, "at the desk");

  const other = new Visitor({ context: visitor.context, page: await visitor.context.newPage() });
  await other.page.goto(house.demo);
  await other.page.getByRole("button", { name: "Chat with us" }).click();
  await expect(other.panel.getByText("Here I am")).toBeVisible();
  await expect(other.panel.getByRole("heading", { name: "Your video call is running" })).toBeVisible();
  await other.say("Written in the other tab");
  await expect(visitor.panel.getByText("Written in the other tab")).toBeVisible();

  // One of the tabs sounds, once, because he has chosen so: the two notes of it, after the two that he chose by.
  await visitor.panel.getByRole("button", { name: "More", exact: true }).click();
  await visitor.panel.getByRole("switch", { name: /Sound when somebody writes/ }).check();
  await visitor.panel.getByRole("button", { name: "Close", exact: true }).click();
  for (const { page } of [visitor, other]) await page.getByRole("heading").first().click();
  await agent.say("Can you hear it?");
  for (const { panel } of [visitor, other]) await expect(panel.getByText("Can you hear it?")).toBeVisible();
  await expect.poll(() => tonesOf(visitor, other)).toBe(4);

  await other.panel.getByRole("button", { name: "Join" }).click();
  await expect(other.panel.getByRole("heading", { name: "Check your camera and microphone" })).toBeVisible();
  await other.panel.getByRole("button", { name: "Join" }).click();
  await expect(
    visitor.panel.getByText("You joined this call in another window. Here your camera and microphone are off."),
  ).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Use here" }).click();
  await expect(
    other.panel.getByText("You joined this call in another window. Here your camera and microphone are off."),
  ).toBeVisible();
  await other.page.close();

  await visitor.panel.getByRole("button", { name: "Close the chat window" }).click();
  const button = visitor.page.getByRole("button", { name: /^Video call/ });
  await agent.say("Still there?");
  await expect(button).toHaveAccessibleName("Video call, 1 new message");
  await expect(visitor.page).toHaveTitle(/^\(1\) Nordlicht Garden/);
  await expectMedia(agent, "at the desk, with the visitor's panel closed");
  await button.click();
  await expect(visitor.leave).toBeVisible();
  await expect(visitor.page).toHaveTitle(/^Nordlicht Garden/);
  await agent.call.getByRole("button", { name: "End video call" }).click();
  await expect(visitor.leave).toBeHidden();

  // He logs out of the shop: nothing of him stays, here or behind *back*.
  await visitor.panel.getByRole("textbox", { name: "Message" }).fill("Half a secret");
  await visitor.page.goto(`${house.demo}/basket.html`);
  await expect(visitor.panel.getByText("Here I am")).toBeVisible();
  await visitor.page.evaluate(() => (window.Frontdesk as Frontdesk).logOut());
  await expect(visitor.page.locator("iframe")).toHaveCount(0);
  await visitor.page.goBack();
  await visitor.page.getByRole("button", { name: "Chat with us" }).click();
  await expect(visitor.panel.getByRole("button", { name: "Start chat" })).toBeVisible();
  const kept = await Promise.all(
    visitor.page
      .frames()
      .map((frame) => frame.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.body.innerText]))),
  );
  expect(kept.join()).not.toMatch(/Here I am|Half a secret|Written in the other tab/);
});
