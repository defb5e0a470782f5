import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { processLog } from "../../src-hub/adapters/log.ts";
import { startServer } from "../../src-hub/server.ts";
import { readSettings } from "../../src-hub/settings.ts";
import { startApp } from "../../src-main/app.ts";
import { nodeMachine } from "../../src-main/machine.ts";
import { deskContract } from "../../src-shared/contracts/desk.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import { fakeRooms } from "../support/fake-rooms.ts";
import { fakeShell, type FakeShell } from "../support/fake-shell.ts";

test("over real sockets: signed in by password, renewed by the kept token after a restart, signed out", async () => {
  const data = mkdtempSync(join(tmpdir(), "frontdesk-real-"));
  const settings = readSettings({ flags: ["--data", data, "--port", "0", "--host", "127.0.0.1"], environment: {} });
  const server = await startServer(settings, { rooms: fakeRooms(), log: processLog("silent") });
  const [first] = JSON.parse(readFileSync(join(data, "accounts.json"), "utf8")) as { name: string; password: string }[];
  const worker = new URL("../../src-main/call-log/worker.ts", import.meta.url);
  const shell = fakeShell();
  const start = (on: FakeShell) => startApp(on, { hubUrl: server.url, ticketFile: null, callLogWorker: worker });
  const openWindow = async (on: FakeShell) => {
    const events: string[] = [];
    const client = connect(deskContract, on.openPage(), nodeMachine, {
      event: ({ event }) => void events.push(event.type === "link.changed" ? event.link.state : event.type),
      closed: () => {},
    });
    const { state } = await client.hello({ who: {}, logs: {} });
    return { client, state, events };
  };

  let app = await start(shell);
  let window = await openWindow(shell);
  expect(window.state.link).toEqual({ state: "signed-out", fault: null });
  await expect(window.client.ask("link.signIn", { name: first!.name, password: "no" })).rejects.toMatchObject({
    fault: { code: "forbidden" },
  });
  await window.client.ask("link.signIn", { name: first!.name, password: first!.password });
  await vi.waitFor(() => expect(window.events).toContain("ready"), 15_000);
  expect(await window.client.ask("presence.set", { state: "away" })).toMatchObject({ state: "away" });
  await app.stop();

  const again = fakeShell(shell);
  app = await start(again);
  window = await openWindow(again);
  await vi.waitFor(async () => expect((await openWindow(again)).state.link.state).toBe("ready"), 15_000);
  expect((await openWindow(again)).state.hub).toMatchObject({
    account: { name: first!.name },
    presence: { state: "away" },
  });
  await window.client.ask("link.signOut", {});
  expect((await openWindow(again)).state).toMatchObject({ hub: null, link: { state: "signed-out", fault: null } });
  expect([...again.kept.keys()]).toEqual(["device"]);
  expect(again.told.filter(({ level }) => level === "error")).toEqual([]);
  await app.stop();
  await server.stop();
  again.remove();
  rmSync(data, { recursive: true });
}, 30_000);
