import { expect, inCall, openNow } from "../support/in-call.ts";
import { expectMedia, test } from "../support/people.ts";

// A house and two browsers, on a machine that may be busy with others.
test.setTimeout(180_000);

test("the call goes on in a small bar: in the window, on top of all, offered again after a reload, and not when it is unwanted", async ({
  browser,
  house,
}) => {
  const { agent, visitor } = await inCall(browser, house);
  const { page } = agent;
  const bar = page.getByRole("region", { name: "Call in the background" });
  await expect(bar).toBeHidden();
  await agent.room("Settings");
  await expect(bar).toContainText("Maria");
  await expect(bar.getByRole("button", { name: "Share screen" })).toBeVisible();
  await bar.getByRole("button", { name: "Microphone" }).click();
  await expect(bar.getByRole("button", { name: "Microphone" })).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Alt+Shift+M");
  await expect(bar.getByRole("button", { name: "Microphone" })).toHaveAttribute("aria-pressed", "true");

  const [small] = await Promise.all([
    agent.context.waitForEvent("page"),
    bar.getByRole("button", { name: "Keep a call bar on top of all windows" }).click(),
  ]);
  await expect(bar).toBeHidden();
  await expect(small.getByRole("toolbar", { name: "Call bar on top" })).toContainText("Maria");
  await small.getByRole("button", { name: "Camera" }).click();
  await expect(small.getByRole("button", { name: "Camera" })).toHaveAttribute("aria-pressed", "false");
  await small.keyboard.press("Alt+Shift+V");
  await expect(small.getByRole("button", { name: "Camera" })).toHaveAttribute("aria-pressed", "true");

  await page.reload();
  await expectMedia(agent, "after the reload");
  await expect(page.getByText("The call bar on top closed with the reload.")).toBeVisible();
  const [again] = await Promise.all([
    agent.context.waitForEvent("page"),
    page.getByRole("button", { name: "Show it again" }).click(),
  ]);
  await expect(page.getByText("The call bar on top closed with the reload.")).toBeHidden();
  await expectMedia(visitor, "at the visitor's, all the while");

  const closed = again.waitForEvent("close");
  await again.getByRole("button", { name: "End video call" }).click();
  await closed;
  await expect.poll(() => openNow(page)).toEqual({ connections: 0, captures: 0 });
});
