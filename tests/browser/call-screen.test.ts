import { expect, inCall, openNow, press } from "../support/in-call.ts";
import { expectMedia, test } from "../support/people.ts";

// A house and two browsers each, on a machine that may be busy with others.
test.setTimeout(180_000);

test("the stage: drawn larger and remembered, full screen by a double click with the chat at its right, and back", async ({
  browser,
  house,
}) => {
  const { agent, visitor } = await inCall(browser, house);
  const { page } = agent;
  const border = page.getByRole("separator", { name: "Size of the video" });
  await border.press("ArrowDown");
  await border.press("ArrowDown");
  await expect(border).toHaveAttribute("aria-valuenow", "56");
  const box = (await border.boundingBox())!;
  await page.mouse.move(box.x + 200, box.y);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y - 110, { steps: 3 });
  await page.mouse.up();
  const drawn = await border.getAttribute("aria-valuenow");
  expect(Number(drawn)).toBeLessThan(50);
  await page.reload();
  await expect(border).toHaveAttribute("aria-valuenow", drawn!);
  await expectMedia(agent, "after the reload");

  const picture = agent.call.getByLabel("Picture of Maria");
  await picture.dblclick();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  const stage = (await agent.call.boundingBox())!;
  const chat = (await agent.message.boundingBox())!;
  expect(chat.x).toBeGreaterThanOrEqual(stage.x + stage.width);
  await expect(border).toBeHidden();
  await picture.dblclick();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();

  await page.evaluate(() => {
    document.documentElement.requestFullscreen = () => Promise.reject(new TypeError("Permissions check failed"));
  });
  await press(agent, "Full screen");
  await expect(page.getByText("The browser did not allow full screen")).toBeVisible();
  await expectMedia(visitor, "at the visitor's, all the while");
});

test("sound off is off here alone, and stays off over a reload; the picture of oneself is moved by keys, and stays there", async ({
  browser,
  house,
}) => {
  const { agent, visitor } = await inCall(browser, house);
  const { page } = agent;
  const playing = () =>
    page.evaluate(() => [...document.querySelectorAll("audio")].map(({ muted }) => (muted ? "muted" : "heard")));
  await expect.poll(playing).toEqual(["heard"]);
  await page.keyboard.press("Alt+Shift+S");
  await expect.poll(playing).toEqual(["muted"]);
  await expect(agent.call.getByText("The sound of Maria is off")).toBeVisible();
  await expectMedia(visitor, "at the visitor's, who hears on");
  await agent.call.getByRole("button", { name: "Move your own picture" }).press("ArrowDown");
  const self = agent.call.getByLabel("Your own picture", { exact: true });
  const moved = (await self.boundingBox())!;

  await page.reload();
  await expect.poll(playing).toEqual(["muted"]);
  await expect(agent.call.getByRole("button", { name: "Sound", exact: true })).toHaveAttribute("aria-pressed", "false");
  await expect.poll(async () => (await self.boundingBox())?.y).toBe(moved.y);
  await press(agent, "Sound");
  await expect.poll(playing).toEqual(["heard"]);
});

test("a call without cameras is the same call; its keys work behind a dialog; at its end nothing listens any more", async ({
  browser,
  house,
}) => {
  const { agent, visitor } = await inCall(browser, house);
  const { page } = agent;
  await press(agent, "Camera");
  await visitor.panel.getByRole("button", { name: "Camera" }).click();
  await expect(agent.call.getByText("Maria has no camera on")).toBeVisible();
  await expect(agent.call.getByText("Camera off")).toHaveCount(1);
  await expect(agent.call.getByText("Your camera is not on")).toHaveCount(1);
  const before = await agent.hears();
  await expect.poll(async () => (await agent.hears()).energy).toBeGreaterThan(before.energy);

  await press(agent, "Device settings");
  await expect(page.getByRole("dialog", { name: "Device settings" })).toBeVisible();
  const microphone = agent.call.getByRole("button", { name: "Microphone", exact: true, includeHidden: true });
  await page.keyboard.press("Alt+Shift+M");
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Alt+Shift+M");
  await expect(microphone).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Alt+Shift+E");
  await expect.poll(() => openNow(page)).toEqual({ connections: 0, captures: 0 });
  await expect(visitor.leave).toBeHidden();
});

test("sound only by choice: no camera's picture comes or goes, and both are back when wanted", async ({
  browser,
  house,
}) => {
  const { agent, visitor } = await inCall(browser, house);
  const { page } = agent;
  const choose = async (name: string) => {
    await press(agent, "Device settings");
    await page.getByText(name, { exact: true }).click();
    await page.keyboard.press("Escape");
  };
  await choose("Sound only");
  await expect(agent.call.getByText("Pictures are off to save data. You hear Maria.")).toBeVisible();
  const quiet = await agent.hears();
  await expect.poll(async () => (await agent.hears()).energy).toBeGreaterThan(quiet.energy);
  expect((await agent.hears()).frames - quiet.frames).toBeLessThan(5);

  await choose("Save data");
  await expectMedia(agent, "with data saved");
  await press(agent, "Camera");
  await expectMedia(visitor, "at the visitor's");
  await choose("Best picture");
  await expectMedia(agent, "with the best picture");
});

test("with more than one other, each has a tile with his name", async ({ browser, house }) => {
  const { agent } = await inCall(browser, house);
  await agent.page.evaluate(() => {
    // The hub lets nobody else into a call yet, so these are only said to be there.
    interface Crowd {
      getOrCreateParticipant(identity: string, info: object): void;
      emit(event: string): void;
    }
    const room = (globalThis as unknown as { rooms: Crowd[] }).rooms.at(-1)!;
    for (const name of ["Jonas Weber", "Mira Salonen of the supervisors", "Otto"]) {
      const common = { metadata: "", attributes: {}, kind: 0, kindDetails: [], state: 2, tracks: [], dataTracks: [] };
      room.getOrCreateParticipant(`agent:${name}`, { sid: name, identity: `agent:${name}`, name, ...common });
    }
    room.emit("participantConnected");
  });
  const tiles = agent.call.getByRole("listitem");
  await expect(tiles).toHaveCount(4);
  await expect(tiles.filter({ hasText: "Otto" })).toContainText("Otto has the microphone off");
  await expect(tiles.filter({ hasText: "Maria" }).getByLabel("Picture of Maria")).toBeVisible();
  await expectMedia(agent, "in the visitor's tile");
});

test("a visitor who goes away is said to be reconnecting, since when, and the call goes on when he is back", async ({
  browser,
  house,
}) => {
  const { agent, visitor } = await inCall(browser, house);
  await visitor.page.goto("about:blank");
  await expect(agent.call.getByText("Maria is reconnecting…")).toBeVisible({ timeout: 30_000 });
  await expect(agent.call.getByText("The connection to the other side broke.")).toContainText(/\d:\d\d/);
  await visitor.page.goto(house.demo);
  await expectMedia(agent, "at the desk, when he is back");
  await expect(agent.call.getByText("Maria is reconnecting…")).toBeHidden();
});
