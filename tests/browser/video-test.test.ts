import { Agent, expect, test, Visitor } from "../support/people.ts";
import {
  browserWith,
  expectAccessible,
  heard,
  liveCaptures,
  nothingButSignalling,
  numberOf,
  partsOf,
  quick,
  testPage,
} from "../support/video-test-page.ts";

/** How fast this machine and its loopback are is their own affair; that it was measured, and told, is ours. */
const measured = expect.stringMatching(/^(in order|with limits)$/) as unknown as string;
const workable = /^(Everything is in order for video calls|Video calls work, with limits)\.$/;

test("all is in order: one calm sentence, no light left on, and a supporter finds the report by its number", async ({
  browser,
  house,
}) => {
  const page = await testPage(browser, house.hub);
  expect(await page.context().cookies()).toEqual([]);
  await expectAccessible(page, "before");
  await quick(page);
  await heard(page);
  const number = await numberOf(page);
  const parts = await partsOf(page);
  expect(parts).toEqual({
    Browser: "in order",
    Camera: "in order",
    Microphone: "in order",
    Speaker: "in order",
    "Connection to the video service": "in order",
    "Media by UDP": "in order",
    "Media by TCP": "not tested",
    "Media by a relay (TURN)": "not tested",
    Delay: measured,
    "Lost data": measured,
  });
  const limits = Object.values(parts).includes("with limits");
  const verdict = limits ? "Video calls work, with limits." : "Everything is in order for video calls.";
  await expect(page.getByRole("heading", { name: verdict })).toBeVisible();
  expect(await liveCaptures(page)).toBe(0);
  await expectAccessible(page, "report");

  const agent = await Agent.at(browser, house.desk);
  await agent.room("Settings");
  await agent.page.getByRole("button", { name: "Look up a video test" }).click();
  const dialog = agent.page.getByRole("dialog", { name: "Look up a video test" });
  const field = dialog.getByRole("textbox", { name: "Number of the report" });
  await field.fill(`${number.slice(0, -1)}${number.endsWith("2") ? "3" : "2"}`);
  await dialog.getByRole("button", { name: "Look up" }).click();
  await expect(dialog.getByText(/This number has a mistake in it/)).toBeVisible();
  await field.fill(number.toLowerCase().replace("-", " "));
  await field.press("Enter");
  const report = dialog.getByRole("region", { name: `Video test ${number}` });
  await expect(report.getByText(verdict)).toBeVisible();
  await expect(report.getByText(/fake_device_0/)).toBeVisible();
  await expectAccessible(agent.page, "desk, a report");
});

test("the whole test by keyboard on a small dark screen, stopped once, and measured to its end", async ({
  browser,
  house,
}) => {
  const page = await testPage(browser, house.hub, undefined, 320);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Start full test" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Testing/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Stop" }).press("Enter");
  await expect(page.getByRole("button", { name: "Start full test" })).toBeVisible();
  await expect.poll(() => liveCaptures(page)).toBe(0);

  await page.getByRole("button", { name: "Start full test" }).press("Enter");
  await heard(page);
  await numberOf(page);
  const parts = await partsOf(page);
  expect(Object.keys(parts)).toHaveLength(12);
  // How fast this machine is, is its own affair: that both were measured is ours.
  expect(["in order", "with limits", "not in order", "not tested"]).toContain(parts["Speed of the line"]);
  await expect(page.getByText(/kbit\/s out · \d+ kbit\/s in/)).toBeVisible();
  await expect(page.getByText(/pictures a second · \d+ % of the time/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page, "report, 320 px, dark");
});

test("camera and microphone refused, or not there: what to do first stands first, and the network is tested all the same", async ({
  house,
  playwright,
  launchOptions,
}) => {
  const browser = await browserWith(
    { playwright, launchOptions },
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream=deny",
  );
  const page = await testPage(browser, house.hub);
  await quick(page);
  await heard(page, "No");
  await numberOf(page);
  await expect(page.getByRole("heading", { name: "Video calls will not work well yet." })).toBeVisible();
  expect(await page.getByRole("heading", { level: 3 }).allInnerTexts()).toEqual([
    "Your microphone",
    "Your speaker",
    "Your camera",
  ]);
  await expect(
    page.getByText(/The microphone is not allowed\. Click the icon at the left of the address/),
  ).toBeVisible();
  expect(await partsOf(page)).toMatchObject({
    Camera: "not in order",
    Microphone: "not in order",
    Speaker: "not in order",
    "Media by UDP": "in order",
    "Lost data": measured,
  });
  await browser.close();

  const without = await browserWith(
    { playwright, launchOptions },
    "--use-fake-device-for-media-stream=device-count=0",
    "--use-fake-ui-for-media-stream",
  );
  const bare = await testPage(without, house.hub, () => {
    const { mediaDevices } = navigator;
    if (!mediaDevices) return;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      if (wanted?.audio) throw new DOMException("Requested device not found", "NotFoundError");
      return open(wanted);
    };
  });
  await quick(bare);
  await heard(bare);
  await numberOf(bare);
  await expect(bare.getByText(/No microphone was found\. Plug one in/)).toBeVisible();
  await expect(bare.getByText(/No camera was found\. Plug one in/)).toBeVisible();
  await without.close();
});

test("media is blocked here, or the media server answers nobody: each is told on its own leg", async ({
  browser,
  house,
}) => {
  const page = await testPage(browser, house.hub, nothingButSignalling);
  await quick(page);
  await heard(page);
  await numberOf(page);
  expect(await page.getByRole("heading", { level: 3 }).allInnerTexts()).toEqual(["From here to the video service"]);
  await expect(page.getByText(/Sound and picture do not get through\. A firewall/)).toBeVisible();
  expect(await partsOf(page)).toMatchObject({
    "Connection to the video service": "in order",
    "Media by UDP": "not in order",
    Delay: "not tested",
  });

  const other = await testPage(browser, house.hub);
  house.holdMediaServer();
  await quick(other);
  await heard(other);
  await numberOf(other);
  await expect(other.getByText(/The video service itself does not answer/)).toBeVisible();
  expect(await other.getByRole("heading", { level: 3 }).allInnerTexts()).toEqual(["The video service"]);
  house.freeMediaServer();
});

test("inside the widget before a call, and inside the desk, the same test runs", async ({ browser, house }) => {
  test.slow(); // two whole tests, one after the other
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Does my camera work?");
  await agent.accept();

  await agent.page.keyboard.press("Control+k");
  await agent.page.keyboard.type("send the video test");
  await agent.page.keyboard.press("Enter");
  await expect(agent.message).toHaveValue(new RegExp(`${house.hub}/video-test$`));

  await agent.room("Settings");
  await agent.page.getByRole("button", { name: "Test this workstation" }).click();
  const desk = agent.page.getByRole("dialog", { name: "Video test" });
  await desk.getByRole("button", { name: "Start quick test" }).click();
  await desk.getByRole("button", { name: "Yes, I heard them" }).click({ timeout: 30_000 });
  await expect(desk.getByRole("heading", { name: workable })).toBeVisible({ timeout: 60_000 });
  await expect(desk.getByText(/Number of this report/)).toBeVisible();
  await desk.getByRole("button", { name: "Close" }).click();
  await agent.room("Conversations");

  await agent.invite();
  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await visitor.panel.getByRole("button", { name: "Test video" }).click();
  const own = visitor.panel.getByRole("dialog", { name: "Video test" });
  await own.getByRole("button", { name: "Start quick test" }).click();
  await own.getByRole("button", { name: "Yes, I heard them" }).click({ timeout: 30_000 });
  await expect(own.getByRole("heading", { name: workable })).toBeVisible({ timeout: 60_000 });
  await expect(own.getByText(/Number of this report/)).toBeVisible();
  await own.getByRole("button", { name: "Back" }).click();
  await expect(visitor.panel.getByRole("button", { name: "Join" })).toBeVisible();
});
