import { expect, expectMedia, test, Visitor } from "../support/people.ts";
import { plug, pluggable } from "../support/plugs.ts";
import { WireAgent } from "../support/wire-agent.ts";

/** A browser whose page around lets nothing have the whole screen, and whose battery is low. */
function refusing(): void {
  const no = () => Promise.reject(new DOMException("Not here.", "NotAllowedError"));
  Element.prototype.requestFullscreen = no;
  Object.defineProperty(navigator, "wakeLock", { value: { request: no } });
}

test("a widget's call goes on where full screen and a waking screen are refused; its microphone comes back; it shares when asked", async ({
  browser,
  house,
}) => {
  test.setTimeout(180_000);
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo, 1100, pluggable);
  await visitor.context.addInitScript(refusing);
  await visitor.page.reload();
  await visitor.start("Hello");
  await agent.accept();
  await agent.invite();
  const button = (name: string) => visitor.panel.getByRole("button", { name, exact: true });
  await button("Accept").click();
  await visitor.panel.getByRole("combobox", { name: "Microphone" }).selectOption({ label: "Fake Audio Input 2" });
  await button("Join").click();
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's");

  await button("Full screen").click();
  await expect(visitor.panel.getByText("Your browser did not allow full screen.")).toBeVisible();
  await expect(button("Full screen")).toHaveAttribute("aria-pressed", "false");

  const speaking = () =>
    visitor.frame().evaluate(() => {
      const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
      const tracks = connections.flatMap((one) => (one.connectionState === "closed" ? [] : one.getSenders()));
      return tracks.flatMap(({ track }) =>
        track?.kind === "audio" && track.readyState === "live" ? [track.label] : [],
      );
    });
  const microphones = ["Fake Default Audio Input", "Fake Audio Input 1", "Fake Audio Input 2"];
  await expect.poll(speaking).toEqual(["Fake Audio Input 2"]);
  for (const label of microphones) await plug(visitor.frame(), label, false);
  await expect(visitor.panel.getByText("No microphone was found")).toBeVisible();
  await plug(visitor.frame(), "Fake Audio Input 1", true);
  await expect.poll(speaking).toEqual(["Fake Audio Input 1"]);
  await expect(visitor.panel.getByText("No microphone was found")).toBeHidden();
  await plug(visitor.frame(), "Fake Audio Input 2", true);
  await expect.poll(speaking).toEqual(["Fake Audio Input 2"]);

  await agent.request("share");
  const asked = visitor.panel.getByRole("region", { name: /asks you to share your screen/ });
  await asked.getByRole("button", { name: "Allow" }).click();
  await expect(visitor.panel.getByText("You share your screen with Anna Lindqvist")).toBeVisible();
  await expect(button("Share screen")).toHaveAttribute("aria-pressed", "true");
  expect(await agent.heard("request.answered")).toMatchObject({ kind: "share", outcome: "granted" });
  agent.close();
});
