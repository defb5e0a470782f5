import AxeBuilder from "@axe-core/playwright";
import { Agent, expect, test, Visitor } from "../support/people.ts";
import { expectFits } from "../support/panel-fits.ts";
import { setQueue, WireAgent, wireOf } from "../support/wire-agent.ts";

/** A supervisor finds the message, and whoever looks later that it was seen to. */
async function expectSeenTo(mira: Agent): Promise<void> {
  const { page } = mira;
  await mira.room("Supervisor");
  await page.getByRole("tab", { name: "Left messages" }).click();
  await expect(page.getByText("One message waits for an answer.")).toBeVisible();
  const message = page.getByRole("list", { name: "Left messages" }).getByRole("listitem");
  await expect(message).toContainText("maria@shop.test");
  await expect(message).toContainText("Where is my parcel?");
  await page.screenshot({ path: test.info().outputPath("left-messages.png") });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await message.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("Nothing waits for an answer.")).toBeVisible();
  await page.getByRole("button", { name: "Show those seen to" }).click();
  await expect(message).toContainText("Mira Salonen");
}

test("who waits sees his place and may leave a message; who finds nobody is told why, when, and what else he can do", async ({
  browser,
  house,
}) => {
  const agent = await wireOf(house, "agent");
  await agent.ask("presence.set", { state: "away" });
  await setQueue(house, {
    fallbacks: [{ to: "form" }],
    texts: { closed: "", full: "", nobody: "We are at the fair." },
  });
  const visitor = await Visitor.on(browser, house.demo, 430);
  await visitor.start("Hello");
  await expect(visitor.panel.getByText("You are next")).toBeVisible();
  await expectFits(visitor, "waiting");
  await visitor.page.reload();
  await expect(visitor.panel.getByText("You are next")).toBeVisible();

  await setQueue(house, { openWithoutAgents: false });
  await visitor.panel.getByRole("button", { name: "Leave a message instead" }).click();
  await visitor.panel.getByRole("textbox", { name: "Email or phone number" }).fill("maria@shop.test");
  await visitor.panel.getByRole("form").getByRole("textbox", { name: "Message" }).fill("Where is my parcel?");
  await expectFits(visitor, "form");
  await visitor.panel.getByRole("button", { name: "Send message" }).click();
  await expect(visitor.panel.getByText("We answer to maria@shop.test.")).toBeVisible();
  const { messages } = await agent.ask("leftMessages.read", {});
  expect(messages).toMatchObject([{ replyTo: "maria@shop.test", text: "Where is my parcel?" }]);

  const other = await Visitor.on(browser, house.demo, 430);
  await other.page.getByRole("button", { name: "Chat with us" }).click();
  await expect(other.panel.getByText("Nobody is here right now")).toBeVisible();
  await expect(other.panel.getByText("We are at the fair.")).toBeVisible();
  await expectFits(other, "away");
  await agent.ask("presence.set", { state: "available" });
  await expect(other.panel.getByRole("button", { name: "Start chat" })).toBeVisible();
  agent.close();
  await expectSeenTo(await Agent.at(browser, await house.deskOf("supervisor")));
});

test("a page that shows what can be had: the video button is there while somebody is (001-11), and chat in its place when not (001-21)", async ({
  browser,
  house,
}) => {
  await setQueue(house, { openWithoutAgents: true });
  const agent = await WireAgent.at(house);
  await agent.ask("presence.set", { state: "available" });
  const visitor = await Visitor.on(browser, "about:blank", 1100);
  const shows = (show: string) =>
    visitor.page.addInitScript((wanted) => {
      // As if it stood in the page's own tag.
      new MutationObserver(() => {
        for (const script of document.querySelectorAll<HTMLElement>("script[data-site]"))
          script.dataset["show"] = wanted;
      }).observe(document, { childList: true, subtree: true });
    }, show);
  await shows("video-first");
  await visitor.page.goto(house.demo);
  const video = visitor.page.getByRole("button", { name: "Video call" });
  const chat = visitor.page.getByRole("button", { name: "Chat with us" });
  await expect(video).toBeVisible();
  await expect(chat).toBeHidden();
  await agent.ask("presence.set", { state: "away" });
  // The page asks the hub, and is answered as soon as it is another (001-11: within a second).
  await expect(chat).toBeVisible({ timeout: 2_000 });
  await expect(video).toBeHidden();

  // What an administrator publishes is on the open page within seconds, in its colours and where he put it.
  const ada = await wireOf(house, "administrator");
  const { sites } = (await ada.ask("sites.read", {})) as { sites: Array<{ id: string; published: object }> };
  const [{ id, published }] = sites as [(typeof sites)[number]];
  const ask = {
    key: "ask",
    name: "Ask",
    place: { how: "fixed", into: ".hero" },
    chatText: { en: "Ask us" },
    always: true,
  };
  const to = { ...published, languages: ["en"], buttons: [ask] };
  const open = await Visitor.on(browser, house.demo, 1100);
  await expect(open.page.getByRole("button", { name: "Chat with us" })).toBeVisible();
  await ada.ask("site.draft", { site: id, to, expected: null });
  await ada.ask("site.publish", { site: id, expected: to });
  await expect(open.page.locator(".hero").getByRole("button", { name: "Ask us" })).toBeVisible({ timeout: 3_000 });
  await expect(open.page.getByRole("button", { name: "Chat with us" })).toBeHidden();
  await open.page.close();
  await ada.ask("site.revert", { site: id, version: 1, expected: 2 });
  ada.close();

  await shows("both");
  await agent.ask("presence.set", { state: "available" });
  await visitor.page.reload();
  await expect(chat).toBeVisible();
  await visitor.page.screenshot({ path: test.info().outputPath("both.png") });
  await video.click();
  await visitor.panel.getByRole("button", { name: "Start video call" }).click();
  await agent.accept();
  const invite = await agent.invited();
  await expect(visitor.panel.getByRole("button", { name: "Cancel the invitation" })).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Close the chat window" }).click();
  // On his way to a call he finds back by the one button that stands there.
  await expect(chat).toBeVisible();
  await expect(video).toBeHidden();
  await chat.click();
  await agent.ask("video.accept", { invite });
  // Camera and microphone are asked for only now.
  await expect(visitor.panel.getByRole("button", { name: "Join" })).toBeVisible();
  agent.close();
});
