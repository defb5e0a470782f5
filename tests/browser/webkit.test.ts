import { Agent, expect, test } from "../support/people.ts";
import { startVirtualDisplay } from "../support/virtual-display.ts";
import { WebkitBrowser } from "../support/webdriver.ts";

test("a visitor whose WebKit has no video: he chats, the button says why and what to do, and the agent reads it", async ({
  browser,
  house,
}) => {
  const display = await startVirtualDisplay();
  const webkit = await WebkitBrowser.start(display.name);
  const press = (name: string): Promise<void> => expect(() => webkit.press(name)).toPass({ timeout: 15_000 });
  const text = (): Promise<string> => webkit.run(() => document.body.innerText);
  try {
    const agent = await Agent.at(browser, house.desk);
    await webkit.goto(house.demo);
    await press("Chat with us");
    await expect(() => webkit.enter("panel")).toPass({ timeout: 15_000 });
    await press("Start chat");
    await expect(() => webkit.type("textarea", "Can you show me?")).toPass({ timeout: 15_000 });
    await press("Send");
    await agent.accept();
    await agent.say("Of course.");
    await expect.poll(text).toContain("Of course.");

    await press("More");
    await expect.poll(text).toContain("Sound when somebody writes");
    await press("Delete my data…");
    await expect.poll(text).toContain("You ask us to delete");
    await press("Back");
    await press("Close");

    // Debian builds it without WebRTC.
    expect(await webkit.run(() => typeof RTCPeerConnection)).toBe("undefined");
    await press("Video call");
    await expect.poll(text).toContain("No video call in this browser");
    expect(await text()).toContain("open this page in a current Chrome, Edge, Firefox or Safari");
    await press("Close");

    await agent.invite();
    await expect.poll(text).toContain("A video call could not be started.");
    await expect(agent.call).toBeHidden();
    await expect(agent.page.getByText("Chrome, Edge, Firefox or Safari").last()).toBeVisible();
  } finally {
    await webkit.stop();
    await display.stop();
  }
});
