import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Agent, expect as expectSoon, test } from "../support/people.ts";
import { inCall, inRoom, openNow } from "../support/in-call.ts";

// Two browsers with picture and sound, and each frame looked at: a busy machine is slow at it.
const expect = expectSoon.configure({ timeout: 60_000 });
test.use({ actionTimeout: 45_000 });

/** A camera that films a chequered wall: nothing is sharper, and nobody is in it. Small, for a busy machine. */
function writeWall(file: string): void {
  const [width, height, square] = [320, 180, 10];
  const light = Buffer.alloc(width * height);
  for (let point = 0; point < light.length; point++) {
    const column = Math.floor((point % width) / square);
    const row = Math.floor(point / width / square);
    light[point] = (column + row) % 2 === 0 ? 40 : 210;
  }
  const grey = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), light, grey]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F20:1 Ip A1:1 C420mpeg2\n`);
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]));
}

/** How much neighbouring points of a picture that a page shows differ, 0 to 255; NaN while it shows none. */
function sharpness(within: Pick<Page, "evaluate">, label?: string): Promise<number> {
  return within.evaluate((wanted) => {
    const shown = [...document.querySelectorAll("video")].filter(
      (one) => one.videoWidth > 0 && (wanted === undefined || one.ariaLabel === wanted),
    );
    // The largest is the other side's.
    const video = shown.toSorted((one, other) => other.clientWidth - one.clientWidth)[0];
    if (!video) return Number.NaN;
    const canvas = new OffscreenCanvas(640, 360);
    const context = canvas.getContext("2d");
    context?.drawImage(video, 0, 0, 640, 360);
    const points = context?.getImageData(0, 0, 640, 360).data ?? [];
    let sum = 0;
    let count = 0;
    for (let row = 20; row < 340; row++)
      for (let column = 20; column < 620; column++) {
        const at = (row * 640 + column) * 4;
        sum += Math.abs((points[at] ?? 0) - (points[at + 4] ?? 0));
        count += 1;
      }
    return sum / count;
  }, label);
}

test("before a call the switch blurs one's own picture at once, and is kept", async ({
  house,
  playwright,
  launchOptions,
}) => {
  test.setTimeout(240_000);
  const wall = join(house.data, "wall.y4m");
  writeWall(wall);
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--use-file-for-fake-video-capture=${wall}`],
  });
  const agent = await Agent.at(browser, house.desk);
  const { page } = agent;
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(new URL(request.url()).pathname));
  await agent.room("Settings");
  const part = page.getByRole("region", { name: "Camera and sound" });
  const blur = part.getByRole("switch", { name: "Blur background" });
  const picture = () => sharpness(page, "Your own picture");
  await part.getByRole("button", { name: "Test the camera" }).click();
  await expect.poll(picture).toBeGreaterThan(4);
  const sharp = await picture();
  expect(asked.filter((path) => path.startsWith("/blur/"))).toEqual([]);

  await part.getByText("Blur background").click();
  await expect(blur).toBeChecked();
  await expect.poll(picture).toBeLessThan(sharp / 4);
  await expect(part.getByText(/not blurred yet/)).toBeHidden();
  expect(asked.filter((path) => path.startsWith("/blur/")).toSorted()).toEqual([
    "/blur/person.tflite",
    "/blur/vision.js",
    "/blur/vision.wasm",
  ]);

  await page.reload();
  await expect(blur).toBeChecked();
  await part.getByRole("button", { name: "Test the camera" }).click();
  await expect.poll(picture).toBeLessThan(sharp / 4);
  await part.getByText("Blur background").click();
  await expect(blur).not.toBeChecked();
  await expect.poll(picture).toBeGreaterThan(sharp * 0.6);
  await browser.close();
});

test("the background is blurred at the visitor's, and switched in the call without a new publication or another camera", async ({
  house,
  playwright,
  launchOptions,
}) => {
  test.setTimeout(300_000);
  const wall = join(house.data, "wall.y4m");
  writeWall(wall);
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--use-file-for-fake-video-capture=${wall}`],
  });
  const { agent, visitor } = await inCall(browser, house);
  const { page } = agent;
  const seen = () => sharpness(visitor.frame());
  const frames = async () => (await visitor.hears()).frames;
  const camera = () =>
    inRoom(page, (room) => {
      const one = [...room.localParticipant.videoTrackPublications.values()][0];
      return { sid: one?.trackSid, muted: one?.isMuted, count: room.localParticipant.videoTrackPublications.size };
    });
  const before = await camera();
  await expect.poll(seen).toBeGreaterThan(4);
  const sharp = await seen();

  async function choose(on: boolean): Promise<void> {
    await agent.call.getByRole("button", { name: "Device settings" }).click();
    const dialog = page.getByRole("dialog", { name: "Device settings" });
    const blur = dialog.getByRole("switch", { name: "Blur background" });
    await expect(blur).toBeChecked({ checked: !on });
    await dialog.getByText("Blur background").click();
    await expect(blur).toBeChecked({ checked: on });
    await expect(dialog.getByText(/not blurred yet/)).toBeHidden();
    await dialog.getByRole("button", { name: "Close" }).click();
  }

  await test.step("on in the call: blurred at the visitor's and in one's own tile", async () => {
    await choose(true);
    await expect.poll(seen).toBeLessThan(sharp / 4);
    await expect.poll(() => sharpness(page, "Your own picture")).toBeLessThan(sharp / 4);
    const first = await frames();
    await expect.poll(frames).toBeGreaterThan(first + 30);
    expect(await seen()).toBeLessThan(sharp / 4);
    expect(await camera()).toEqual(before);
    expect((await openNow(page)).captures).toBe(2);
    await expect(page.getByText(/background can be seen/)).toBeHidden();
  });

  await test.step("the camera off and on again: still blurred, and its light was out", async () => {
    await agent.call.getByRole("button", { name: "Camera" }).first().click();
    await expect.poll(async () => (await openNow(page)).captures).toBe(1);
    await agent.call.getByRole("button", { name: "Camera" }).first().click();
    await expect.poll(async () => (await openNow(page)).captures).toBe(2);
    const first = await frames();
    await expect.poll(frames).toBeGreaterThan(first + 30);
    expect(await seen()).toBeLessThan(sharp / 4);
    expect(await camera()).toEqual(before);
  });

  await test.step("off by the palette: the room is seen again, in the same publication", async () => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("Stop blurring");
    await page.getByRole("menuitem", { name: /Stop blurring my background/ }).click();
    await expect.poll(seen).toBeGreaterThan(sharp * 0.6);
    const first = await frames();
    await expect.poll(frames).toBeGreaterThan(first + 30);
    expect(await camera()).toEqual(before);
    expect((await openNow(page)).captures).toBe(2);
  });
  await browser.close();
});
