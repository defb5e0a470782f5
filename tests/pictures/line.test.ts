import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";
import { mediaBrowser } from "../support/switches.ts";
import { faces, filmOf } from "./faces.ts";

const folder = "docs/pictures";

// Not a proof but a camera: `npm run pictures` drives the product and keeps what the README shows.
test("the desk and the shop in a call", async ({ browser, house }) => {
  const films = mkdtempSync(join(tmpdir(), "frontdesk-films-"));
  const film = async (name: keyof typeof faces) =>
    `--use-file-for-fake-video-capture=${await filmOf(browser, faces[name], films, name)}`;
  const agents = await chromium.launch(mediaBrowser([await film("agent")]));
  const visitors = await chromium.launch(mediaBrowser([await film("visitor")]));

  const agent = await Agent.at(agents, house.desk);
  await agent.page.setViewportSize({ width: 1440, height: 900 });
  const visitor = await Visitor.on(visitors, house.demo);
  await visitor.start("Do you deliver to Rovaniemi?", "Maria Koskinen");
  await agent.accept();
  await agent.say("We do, within four days. Shall I show you how the shelf is put together?");
  await visitor.say("Yes please, that would help.");
  await expect(agent.page.getByText("Yes please, that would help.").first()).toBeVisible();

  await agent.invite();
  await visitor.acceptCall();
  await expect(agent.call).toBeVisible();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's");
  for (const colorScheme of ["light", "dark"] as const) {
    await agent.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await visitor.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await agent.page.screenshot({ path: `${folder}/desk-in-a-call-${colorScheme}.png` });
    await visitor.page.screenshot({ path: `${folder}/shop-in-a-call-${colorScheme}.png` });
  }
  await agents.close();
  await visitors.close();
  rmSync(films, { recursive: true });
});
