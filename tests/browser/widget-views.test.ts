import AxeBuilder from "@axe-core/playwright";
import { expect, expectMedia, test, Visitor } from "../support/people.ts";
import { WireAgent } from "../support/wire-agent.ts";

/** Phones that people have: narrow, usual, and lying. */
const phones = [
  { width: 320, height: 568 },
  { width: 430, height: 932 },
  { width: 568, height: 320 },
] as const;

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectFits(visitor: Visitor, view: string): Promise<void> {
  for (const size of phones) {
    await visitor.page.setViewportSize(size);
    const what = `${view} at ${size.width}×${size.height}`;
    const wrong = (): Promise<string[]> =>
      visitor.frame().evaluate(() => {
        const found: string[] = [];
        if (document.documentElement.scrollWidth > innerWidth) found.push("scrolls sideways");
        for (const button of document.querySelectorAll<HTMLElement>(".video button, .asked button, .composer button")) {
          const { width, height, left, right } = button.getBoundingClientRect();
          if (width === 0) continue;
          const name = button.getAttribute("aria-label") ?? button.textContent ?? "";
          if (left < 0 || right > innerWidth) found.push(`${name}: outside`);
          // A link among words is as high as they are.
          const small = !button.matches(".link") && Math.round(Math.min(width, height)) < 40;
          if (small) found.push(`${name}: ${width}×${height}`);
        }
        const controls = document.querySelector(".stage > .controls");
        for (const control of controls?.children ?? [])
          if (control.getBoundingClientRect().height < 44) found.push("a control is too small for a finger");
        const stage = document.querySelector(".stage")?.getBoundingClientRect();
        const bar = controls?.getBoundingClientRect();
        if (stage && bar && (bar.bottom > stage.bottom || bar.top < stage.top)) found.push("controls leave the stage");
        return found;
      });
    await expect.poll(wrong, what).toEqual([]);
    await visitor.page.screenshot({ path: test.info().outputPath(`${view}-${size.width}.png`) });
  }
  for (const colorScheme of ["light", "dark"] as const) {
    await visitor.page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: visitor.page }).withTags(tags).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")}`),
      `${view}, ${colorScheme}`,
    ).toEqual([]);
  }
  await visitor.frame().evaluate(() => (document.documentElement.dir = "rtl"));
  await visitor.page.screenshot({ path: test.info().outputPath(`${view}-rtl.png`) });
  expect(await visitor.frame().evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${view}, RTL`).toBe(
    true,
  );
  await visitor.frame().evaluate(() => document.documentElement.removeAttribute("dir"));
  await visitor.page.emulateMedia({ forcedColors: "active" });
  const edgeless = await visitor
    .frame()
    .evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button, .message > p")]
        .filter((one) => one.offsetWidth > 0 && getComputedStyle(one).borderTopStyle === "none")
        .map((one) => one.textContent),
    );
  expect(edgeless, `${view}, without an edge in forced colours`).toEqual([]);
  await visitor.page.emulateMedia({ forcedColors: "none" });
  await visitor.page.setViewportSize(phones[1]);
}

test("every view of video fits every phone, upright and lying, dark and right to left, and breaks no rule of WCAG", async ({
  browser,
  house,
}) => {
  test.setTimeout(240_000);
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo, 430);
  const button = (name: string) => visitor.panel.getByRole("button", { name, exact: true });
  await visitor.start("Hello");
  await agent.accept();
  await expect(button("Video call")).toBeVisible();
  await expectFits(visitor, "chat");
  await button("More").click();
  await button("Delete my data…").click();
  await expect(visitor.panel.getByText("You ask us to delete")).toBeVisible();
  await expectFits(visitor, "data");
  await button("Back").click();
  await button("Close").click();

  await visitor.page.setViewportSize(phones[2]);
  await button("Video call").click();
  await expect(visitor.panel.getByLabel("Your picture")).toBeVisible();
  await expectFits(visitor, "check");
  await button("Invite").click();
  await expect(button("Cancel the invitation")).toBeVisible();
  await expectFits(visitor, "waiting");
  await agent.ask("video.accept", { invite: await agent.invited() });
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's");
  await expectFits(visitor, "call");

  await agent.request("camera");
  await expect(button("Allow")).toBeVisible();
  await expectFits(visitor, "request");
  await button("No thanks").click();
  await agent.request("photo");
  await button("Allow").click();
  await button("Use the camera").click();
  await expect(button("Take the photo")).toBeVisible();
  await expectFits(visitor, "photo");
});

test("by keyboard alone: video is started, oneself moved into another corner, hidden and shown, and the call left", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo);
  const button = (name: string) => visitor.panel.getByRole("button", { name, exact: true });
  const press = async (name: string): Promise<void> => {
    await button(name).focus();
    await visitor.page.keyboard.press("Enter");
  };
  await visitor.start("Hello");
  await agent.accept();
  await press("Video call");
  await expect(visitor.panel.getByRole("heading", { name: "Check your camera and microphone" })).toBeFocused();
  await expect(visitor.panel.getByLabel("Your picture")).toBeVisible();
  await press("Invite");
  await agent.ask("video.accept", { invite: await agent.invited() });
  await expect(visitor.leave).toBeVisible();

  const self = visitor.panel.locator(".self-box");
  await expect(self).toHaveAttribute("data-corner", "start-end");
  await button("Move yourself: the arrow keys choose the corner").focus();
  await visitor.page.keyboard.press("ArrowDown");
  await visitor.page.keyboard.press("ArrowLeft");
  await expect(self).toHaveAttribute("data-corner", "end-start");
  await press("Hide yourself");
  await expect(self).toHaveCount(0);
  await press("Sound");
  await visitor.page.reload();
  await expect(button("Show yourself")).toBeVisible();
  await expect(button("Sound")).toHaveAttribute("aria-pressed", "false");
  await press("Show yourself");
  await expect(self).toHaveAttribute("data-corner", "end-start");
  await press("Leave");
  await expect(visitor.panel.getByText("You left the video call")).toBeVisible();
});

test("an unsupported browser: the button says why and what to do, and the agent's invite is answered with the reason", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo, 320, () => {
    Object.defineProperty(globalThis, "RTCPeerConnection", { value: undefined });
  });
  await visitor.start("Hello");
  await agent.accept();
  await visitor.panel.getByRole("button", { name: "Video call" }).click();
  const dialog = visitor.panel.getByRole("dialog", { name: "No video call in this browser" });
  await expect(dialog).toContainText("open this page in a current Chrome, Edge, Firefox or Safari");
  await expect(dialog.getByRole("textbox")).toHaveValue(new RegExp(`^${house.demo}`));
  await visitor.page.screenshot({ path: test.info().outputPath("unable.png") });
  await dialog.getByRole("button", { name: "Close" }).click();
  await agent.invite();
  await expect(
    visitor.panel.getByText(/A video call could not be started\. This browser cannot do video calls/),
  ).toBeVisible();
  expect(await agent.heard("video.rejected")).toMatchObject({ reason: "unsupported", detail: "browser" });
});
