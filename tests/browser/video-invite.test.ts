import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { hubAccount, hubVisitor, type HubVisitor } from "../support/hub-visitor.ts";
import { Agent, expect, test } from "../support/people.ts";

const incoming = (page: Page) => page.getByRole("region", { name: "Incoming video call" });
const check = (page: Page) => page.getByRole("dialog", { name: "Check your camera and microphone" });
const told = (visitor: HubVisitor, type: string) =>
  expect.poll(() => visitor.events.map((one) => one.type)).toContain(type);

test("a visitor invites: the desk rings, says whose it is in another conversation, and joins after the device check", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const maria = await hubVisitor(house, "Maria", "Can I show you?");
  await agent.accept();
  const jonas = await hubVisitor(house, "Jonas", "Hello");
  await agent.accept();
  // The composer of the other one was there before.
  await expect(agent.page.getByRole("heading", { name: "Jonas" })).toBeVisible();
  await agent.message.fill("I am writ");

  await maria.invite();
  const card = incoming(agent.page);
  await expect(card).toContainText("Maria");
  await expect(card).toContainText("in another conversation");
  await expect(agent.page.getByRole("option", { name: /Maria/ })).toContainText("Incoming video call");
  await expect(agent.page).toHaveTitle(/^Incoming video call/);
  // The focus stays where it was, and what is written goes there.
  await agent.page.keyboard.type("ing");
  await expect(agent.message).toHaveValue("I am writing");

  await agent.page.keyboard.press("F9");
  await expect(check(agent.page)).toBeVisible();
  await expect(card).toBeHidden();
  await told(maria, "video.accepted");
  await expect(check(agent.page).getByRole("button", { name: "Save and invite" })).toBeHidden();
  await check(agent.page).getByRole("button", { name: "Join" }).click();
  await expect(agent.call.getByRole("button", { name: "End video call" })).toBeVisible();
  await told(maria, "video.joined");
  await agent.call.getByRole("button", { name: "End video call" }).click();
  await told(maria, "video.ended");
  for (const visitor of [maria, jonas]) visitor.close();
});

test("a visitor's invite is declined or taken back: the card goes, and the chat says it", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const maria = await hubVisitor(house, "Maria", "Can I show you?");
  await agent.accept();
  await maria.invite();
  await incoming(agent.page).getByRole("button", { name: "Decline" }).click();
  await expect(incoming(agent.page)).toBeHidden();
  await told(maria, "video.rejected");
  const invite = await maria.invite();
  await expect(incoming(agent.page)).toBeVisible();
  await maria.ask("video.cancel", { invite });
  await expect(incoming(agent.page)).toBeHidden();
  maria.close();
});

test("each way in which an invite comes to nothing is said with what to do, and it is made again from there", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const maria = await hubVisitor(house, "Maria", "Can you show me?");
  await agent.accept();
  const log = agent.page.getByRole("log", { name: "Messages" });
  const again = log.getByRole("button", { name: "Invite again" });
  const declined = [
    [{ reason: "rejected" }, "Ask Maria in the chat when it suits"],
    [{ reason: "busy", detail: "call" }, "Maria is in another video call"],
    [{ reason: "busy", detail: "invite" }, "An older invitation is still open at Maria"],
    [{ reason: "unsupported", detail: "browser" }, "Chrome, Edge, Firefox or Safari"],
    [{ reason: "unsupported", detail: "insecure" }, "with https at the beginning"],
    [{ reason: "unsupported", detail: "frame" }, "tell your administrator which page it is"],
  ] as const;
  await agent.page.getByRole("button", { name: "Invite to video call" }).click();
  await expect(check(agent.page).getByRole("meter", { name: "Microphone level" })).toBeVisible();
  await expect(check(agent.page).getByLabel("Your own picture")).toBeVisible();
  // Nothing goes out before it is saved (features 000-17).
  expect(maria.events.map(({ type }) => type)).not.toContain("video.invited");
  for (const [why, remedy] of declined) {
    await check(agent.page).getByRole("button", { name: "Save and invite" }).click();
    await expect(agent.call).toContainText("Waiting for Maria to accept");
    const invite = await openInvite(maria);
    await maria.ask("video.decline", { invite, ...why });
    // The call area closes (features 000-25).
    await expect(agent.call).toBeHidden();
    await expect(log.getByText(remedy).last()).toBeVisible();
    await again.click();
    await expect(again).toBeVisible();
  }
  // An invite that the agent himself takes back.
  await check(agent.page).getByRole("button", { name: "Save and invite" }).click();
  await agent.call.getByRole("button", { name: "Cancel invitation" }).click();
  await expect(log.getByText("Invite to video call cancelled")).toBeVisible();
  await expect(again).toHaveCount(1);
  maria.close();
});

/** The invite that is open at the visitor's. */
async function openInvite(visitor: HubVisitor): Promise<string> {
  const last = () => visitor.events.findLast(({ type }) => type.startsWith("video.") && type !== "video.ruled");
  await expect.poll(() => last()?.type).toBe("video.invited");
  return String(last()!["invite"]);
}

test("the camera is there only as long as the rules allow it, in the conversation that runs", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const maria = await hubVisitor(house, "Maria", "Hello");
  await agent.accept();
  const camera = agent.page.getByRole("button", { name: "Invite to video" });
  await expect(camera).toHaveCount(2);
  const administrator = await hubAccount(house, "administrator");
  const { sites } = (await administrator.ask("administration.read", {})) as { sites: { id: string }[] };
  const [site] = sites;
  await administrator.ask("site.change", { site: site!.id, starters: "visitor", camera: "one-way" });
  await expect(camera).toHaveCount(0);
  // The visitor still may.
  await maria.invite();
  await incoming(agent.page).getByRole("button", { name: "Decline" }).click();
  await expect(incoming(agent.page)).toBeHidden();
  await administrator.ask("site.change", { site: site!.id, starters: "both", camera: "one-way" });
  await expect(camera).toHaveCount(2);
  await agent.invite();
  await expect(agent.call).toContainText("The camera of Maria stays off in this call");
  await maria.ask("video.accept", { invite: await openInvite(maria) });
  await agent.page.getByRole("button", { name: "Ask Maria …" }).click();
  await expect(agent.page.getByRole("menuitem", { name: /switch the camera on/ })).toContainText("stays off");
  for (const one of [maria, administrator]) one.close();
});

test("by keyboard alone: a visitor's call is accepted, joined after the check, and left; the focus is where one goes on", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const { page } = agent;
  const { keyboard } = page;
  const goTo = async (name: string) => {
    const button = page.getByRole("button", { name, exact: true }).last();
    await expect(async () => {
      await keyboard.press("Tab");
      await expect(button).toBeFocused({ timeout: 100 });
    }).toPass({ intervals: [0] });
  };
  const maria = await hubVisitor(house, "Maria", "Hello");
  await expect(page.getByRole("region", { name: "Incoming conversation" })).toBeVisible();
  await keyboard.press("F8");
  await expect(agent.message).toBeFocused();
  await maria.invite();
  await expect(incoming(page)).toBeVisible();
  await expectAccessible(page, "a visitor calls");
  await expect(agent.message).toBeFocused();
  await keyboard.press("F9");
  await expect(check(page)).toBeVisible();
  await expectAccessible(page, "the check before a call");
  await goTo("Join");
  await keyboard.press("Enter");
  await expect(agent.call.getByRole("button", { name: "End video call" })).toBeVisible();
  await maria.ask("request.make", { conversation: maria.conversation, kind: "share" });
  await expect(page.getByRole("region", { name: "Maria asks to see your screen" })).toBeVisible();
  await expectAccessible(page, "a visitor asks to be shown");
  await goTo("Decline");
  await keyboard.press("Enter");
  await told(maria, "request.answered");
  await goTo("Ask Maria …");
  await keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessible(page, "what Maria can be asked for");
  await keyboard.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await told(maria, "request.made");
  await expect(page.getByText("You asked Maria for a photo").first()).toBeVisible();
  await keyboard.press("Alt+Shift+E");
  await told(maria, "video.ended");
  await goTo("What’s new");
  await keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "What’s new" })).toBeVisible();
  await expectAccessible(page, "what is new");
  await keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "What’s new" })).toBeFocused();
  maria.close();
});

test("a browser without video keeps its camera with the reason and what to do, and the visitor who calls is told so", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk, () => Reflect.deleteProperty(globalThis, "RTCPeerConnection"));
  const maria = await hubVisitor(house, "Maria", "Hello");
  await agent.accept();
  const camera = agent.page.getByRole("button", { name: "Invite to video call" });
  await expect(camera).toHaveAttribute("aria-disabled", "true");
  await camera.focus();
  await agent.page.keyboard.press("Enter");
  await expect(agent.page.getByText("Open the desk in Chrome, Edge or Firefox").first()).toBeVisible();
  await maria.invite();
  await expect(incoming(agent.page)).toContainText("This browser cannot do video calls");
  await expect(incoming(agent.page).getByRole("button", { name: "Accept" })).toBeDisabled();
  await incoming(agent.page).getByRole("button", { name: "Decline" }).click();
  await told(maria, "video.rejected");
  expect(maria.events.findLast(({ type }) => type === "video.rejected")).toMatchObject({
    reason: "unsupported",
    detail: "browser",
  });
  await expect(agent.page.getByText("Your window cannot do video calls; Maria was told so").first()).toBeVisible();
  maria.close();
});

async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // Without motion, so that no colour is looked at on its way to another.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
      .analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    expect(told, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
