import { Agent, expect, test } from "../support/people.ts";

/** Remembers the microphones that a page opened. */
function rememberMicrophones(): void {
  const media = navigator.mediaDevices;
  if (!media) return;
  const own = globalThis as unknown as { microphones: MediaStreamTrack[] };
  own.microphones = [];
  const open = media.getUserMedia.bind(media);
  media.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    own.microphones.push(...stream.getAudioTracks());
    return stream;
  };
}

test("devices are tried with picture and sound, and what the browser does with the voice is switched at once", async ({
  browser,
  house,
}) => {
  test.setTimeout(150_000);
  const agent = await Agent.at(browser, house.desk, rememberMicrophones);
  const { page } = agent;
  await agent.room("Settings");
  const part = page.getByRole("region", { name: "Camera and sound" });

  await test.step("the camera's picture", async () => {
    await part.getByRole("button", { name: "Test the camera" }).click();
    const picture = part.getByLabel("Your own picture");
    await expect.poll(() => picture.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
    await part.getByRole("button", { name: "Stop the test" }).click();
    await expect(picture).toBeHidden();
  });

  await test.step("the microphone's level, and three seconds of it played back", async () => {
    await part.getByRole("button", { name: "Test the microphone" }).click();
    const meter = part.getByRole("meter", { name: "Microphone level" });
    // The fake microphone beeps once a second: looks a second apart could fall between the beeps each time.
    await expect
      .poll(async () => Number(await meter.getAttribute("aria-valuenow")), { intervals: [70] })
      .toBeGreaterThan(0);
    await part.getByRole("button", { name: "Record and play back" }).click();
    await expect(part.getByRole("button", { name: /^Recording/ })).toBeVisible();
    await expect(part.getByRole("button", { name: /^This is how you sound/ })).toBeVisible();
    await expect(part.getByRole("button", { name: "Record and play back" })).toBeVisible();
  });

  await test.step("noise is left in as soon as it is switched so, and stays so", async () => {
    const noise = () =>
      page.evaluate(() => {
        const { microphones } = globalThis as unknown as { microphones: MediaStreamTrack[] };
        return microphones.findLast(({ readyState }) => readyState === "live")?.getSettings().noiseSuppression;
      });
    await expect.poll(noise).toBe(true);
    await part.getByText("Take noise out of my voice").click();
    await expect.poll(noise).toBe(false);
    await expect(part.getByText("This browser goes on doing it")).toBeHidden();
  });

  await test.step("a microphone that sends nothing but zeros is said", async () => {
    await page.evaluate(() => {
      const { microphones } = globalThis as unknown as { microphones: MediaStreamTrack[] };
      for (const track of microphones) track.enabled = false;
    });
    await expect(part.getByText("Your microphone sends silence")).toBeVisible();
    await page.evaluate(() => {
      const { microphones } = globalThis as unknown as { microphones: MediaStreamTrack[] };
      for (const track of microphones) track.enabled = true;
    });
    await expect(part.getByText("Your microphone sends silence")).toBeHidden();
  });

  await test.step("the ring is heard on its own device", async () => {
    await page.getByRole("button", { name: /Ring on/ }).click();
    await page.getByRole("option", { name: "Fake Audio Output 2" }).click();
    await page.getByRole("button", { name: "Test the ring" }).click();
    await expect(page.getByText("The ring was played.")).toBeVisible();
  });
});
