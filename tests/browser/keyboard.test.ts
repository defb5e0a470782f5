import type { Locator } from "@playwright/test";
import { Agent, expect, test, Visitor } from "../support/people.ts";

test("a visitor comes through chat and call by keyboard alone, and the focus is never lost", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  const { keyboard } = visitor.page;
  const { panel } = visitor;
  const button = (name: string): Locator => panel.getByRole("button", { name, exact: true });

  async function goTo(place: Locator, key: "Tab" | "Shift+Tab"): Promise<void> {
    await expect(place).toBeVisible();
    await expect(async () => {
      await keyboard.press(key);
      await expect(place).toBeFocused({ timeout: 100 });
    }).toPass({ intervals: [0] });
  }

  const opener = visitor.page.getByRole("button", { name: "Chat with us" });
  await goTo(opener, "Tab");
  await keyboard.press("Enter");
  await expect(panel.getByRole("textbox", { name: "Your name" })).toBeFocused();
  await keyboard.type("Maria");
  await keyboard.press("Enter");
  const message = panel.getByRole("textbox", { name: "Message" });
  await expect(message).toBeFocused();
  await keyboard.type("Without a mouse");
  await keyboard.press("Enter");
  await agent.accept();
  await expect(agent.page.getByText("Without a mouse").first()).toBeVisible();

  await agent.invite();
  await goTo(button("Accept"), "Shift+Tab");
  await keyboard.press("Enter");
  await expect(panel.getByRole("heading", { name: "Check your camera and microphone" })).toBeFocused();
  await goTo(button("Join"), "Tab");
  await keyboard.press("Enter");
  await goTo(button("Microphone"), "Tab");
  await keyboard.press("Space");
  await expect(button("Microphone")).toHaveAttribute("aria-pressed", "false");
  await goTo(button("Leave"), "Tab");
  await keyboard.press("Enter");
  await expect(agent.call).toBeHidden();
  await expect(panel.getByRole("log", { name: "Messages" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(opener).toBeFocused();
});
