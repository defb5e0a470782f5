import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { deskAtWork } from "../support/desk.ts";
import { until } from "../support/hand-clock.ts";
import { accepted } from "../support/visits.ts";

// Reliability §3 A6: what somebody finds who has the desk's folder. The call log itself is not sealed (docs/security.md).

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test("no token, ticket or draft stands in a desk's folder, and only its owner reads what does", async () => {
  const desk = await deskAtWork();
  const { hub, shell } = desk;
  const visit = accepted();
  const { conversation } = visit;
  hub.enter(visit);
  await until("it is open", () => desk.page.state().hub?.conversations.length === 1);
  await desk.page.ask("draft.write", { conversation, kind: "message", text: "zqxmarker" });
  await desk.clock.advance(5_000);
  const { data } = shell.folders;
  const look = () => {
    const found = files(data);
    expect(found.length).toBeGreaterThan(0);
    const secrets = [...hub.access, ...shell.kept.values(), "ticket-1", "zqxmarker"].filter((one) => one.length > 5);
    expect(secrets.length).toBeGreaterThan(2);
    for (const file of found) {
      const content = readFileSync(file).toString("latin1");
      for (const secret of secrets) expect(content.includes(secret), `${file} holds ${secret}`).toBe(false);
      expect(statSync(file).mode & 0o077, file).toBe(0);
    }
  };
  look();
  await desk.app.stop();
  look();
  shell.remove();
});
