import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { Agent, expect as expectSoon, expectMedia, test, Visitor } from "../support/people.ts";
import { listen, plug, pluggable, writeVoice } from "../support/plugs.ts";

// Two browsers with picture and sound, and each sample looked at: a busy machine is slow at it.
const expect = expectSoon.configure({ timeout: 45_000 });
test.use({ actionTimeout: 45_000 });

/** A call in which the agent speaks without a pause. */
async function callOf(browser: Browser, house: { desk: string; demo: string }): Promise<[Agent, Visitor]> {
  const agent = await Agent.at(browser, house.desk, pluggable);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Can we talk?");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expect.poll(async () => (await visitor.hears()).frames).toBeGreaterThan(0);
  await expectMedia(visitor, "at the visitor's");
  return [agent, visitor];
}

async function chooseInCall(agent: Agent, picker: string, device: string): Promise<void> {
  await agent.call.getByRole("button", { name: "Device settings" }).click();
  const dialog = agent.page.getByRole("dialog", { name: "Device settings" });
  await dialog
    .getByRole("button", { name: new RegExp(picker) })
    .first()
    .click();
  await agent.page.getByRole("option", { name: device }).click();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(dialog).toBeHidden();
}

const barLabel = (agent: Agent) => agent.page.getByRole("button", { name: /^Devices:/ });

test("devices change in a call: by choice without a gap, pulled out and plugged in again, each time said and named", async ({
  house,
  playwright,
  launchOptions,
}) => {
  test.setTimeout(300_000);
  const voice = join(house.data, "voice.wav");
  writeVoice(voice);
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--use-file-for-fake-audio-capture=${voice}`],
  });
  const [agent, visitor] = await callOf(browser, house);

  // What a busy machine leaves out of the sound by itself is measured beside it.
  const usual = await test.step("nothing changes", async () => {
    const stop = await listen(visitor.frame());
    await visitor.say("I hear you well");
    await expect(agent.page.getByText("I hear you well").first()).toBeVisible();
    return (await stop()).longestGap;
  });
  const noteGap = (what: string, gap: number): void => {
    const description = `${Math.round(gap)} (unchanged: ${Math.round(usual)})`;
    test.info().annotations.push({ type: `longest gap, ms: ${what}`, description });
  };

  await test.step("another microphone: the visitor hears no gap beyond 300 ms", async () => {
    const stop = await listen(visitor.frame());
    await chooseInCall(agent, "Microphone", "Fake Audio Input 2");
    await expect(barLabel(agent)).toHaveAccessibleName(/Fake Audio Input 2/);
    await chooseInCall(agent, "Microphone", "Fake Audio Input 1");
    await expect(barLabel(agent)).toHaveAccessibleName(/Fake Audio Input 1/);
    const { longestGap, heard } = await stop();
    noteGap("another chosen", longestGap);
    expect(heard).toBeGreaterThan(1_000);
    expect(longestGap - usual).toBeLessThan(300);
  });

  await test.step("pulled out: the next one within a second, both named", async () => {
    const stop = await listen(visitor.frame());
    await plug(agent.page, "Fake Audio Input 1", false);
    await expect(agent.page.getByText("Fake Audio Input 1 is no longer connected")).toBeVisible();
    await expect(agent.page.getByText(/^Microphone: Fake (Default Audio Input|Audio Input 2)$/)).toBeVisible();
    await expect(barLabel(agent)).not.toHaveAccessibleName(/Fake Audio Input 1/);
    const { longestGap } = await stop();
    noteGap("pulled out", longestGap);
    expect(longestGap - usual).toBeLessThan(1_000);
  });

  await test.step("plugged in again: back to it, said", async () => {
    const stop = await listen(visitor.frame());
    await plug(agent.page, "Fake Audio Input 1", true);
    await expect(agent.page.getByText("Fake Audio Input 1 is back")).toBeVisible();
    await expect(barLabel(agent)).toHaveAccessibleName(/Fake Audio Input 1/);
    const { longestGap } = await stop();
    noteGap("plugged in again", longestGap);
    expect(longestGap - usual).toBeLessThan(300);
  });

  await test.step("a speaker: chosen, lost, back; what plays is what is named", async () => {
    await chooseInCall(agent, "Speaker", "Fake Audio Output 2");
    const sink = () =>
      agent.page.evaluate(async () => {
        const id = [...document.querySelectorAll("audio")].find(({ srcObject }) => srcObject !== null)?.sinkId;
        const outs = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "audiooutput");
        return id === "" ? "default" : (outs.find(({ deviceId }) => deviceId === id)?.label ?? "none");
      });
    await expect.poll(sink).toBe("Fake Audio Output 2");
    await plug(agent.page, "Fake Audio Output 2", false);
    await expect(agent.page.getByText("Fake Audio Output 2 is no longer connected")).toBeVisible();
    await expect.poll(sink).not.toBe("none");
    await plug(agent.page, "Fake Audio Output 2", true);
    await expect(agent.page.getByText("Fake Audio Output 2 is back")).toBeVisible();
    await expect.poll(sink).toBe("Fake Audio Output 2");
  });

  await test.step("the only camera is pulled out: the way on is shown; plugged in again, it is seen again", async () => {
    await plug(agent.page, "fake_device_0", false);
    await expect(agent.call.getByRole("region", { name: "No camera was found" })).toBeVisible();
    await plug(agent.page, "fake_device_0", true);
    await agent.call.getByRole("button", { name: "Try again" }).click();
    await expect(agent.call.getByRole("region", { name: "No camera was found" })).toBeHidden();
    await expectMedia(visitor, "at the visitor's, after the camera came back");
  });
  await browser.close();
});
