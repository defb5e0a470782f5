import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Desk, deskAtWork, startDesk } from "../support/desk.ts";
import { fakeShell } from "../support/fake-shell.ts";
import { turns, until } from "../support/hand-clock.ts";

const desks: Desk[] = [];
function watched<D extends Desk>(desk: D): D {
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.stop();
});

test("the one-time ticket signs in and is gone from the disk", async () => {
  const { shell, page } = watched(await deskAtWork());
  expect(page.state().hub?.account.name).toBe("Anna");
  expect(existsSync(join(shell.folders.data, "ticket"))).toBe(false);
});

test("without ticket and without an earlier sign-in the window shows that nobody is signed in", async () => {
  const desk = watched(await startDesk());
  const page = await desk.window();
  expect(page.state()).toMatchObject({ link: { state: "signed-out", fault: null }, hub: null });
  await expect(page.ask("presence.set", { state: "away" })).rejects.toMatchObject({ fault: { code: "signed-out" } });
  await expect(page.ask("callLog.search", { words: "" })).rejects.toMatchObject({ fault: { code: "signed-out" } });
});

test("a wrong password is told to the window; a right one signs in", async () => {
  const desk = watched(await startDesk());
  const page = await desk.window();
  await expect(page.ask("link.signIn", { name: "anna", password: "wrong" })).rejects.toMatchObject({
    fault: { code: "forbidden", reason: "sign-in-refused" },
  });
  expect(page.state().link.state).toBe("signed-out");
  await page.ask("link.signIn", { name: "anna", password: "right" });
  await until("it is ready", () => page.state().link.state === "ready");
  expect(page.state().hub?.account.name).toBe("Anna");
  await expect(page.ask("link.signIn", { name: "anna", password: "right" })).rejects.toMatchObject({
    fault: { code: "conflict" },
  });
});

test("after a restart the kept token signs in; each is used once and the newest is kept before it is needed", async () => {
  const first = await deskAtWork();
  const kept = first.shell.kept.get("refresh");
  await first.app.stop();
  const second = watched(
    await deskAtWork({ clock: first.clock, hub: first.hub, shell: fakeShell(first.shell), ticket: "" }),
  );
  expect(second.hub.renewals).toBe(1);
  expect(second.shell.kept.get("refresh")).not.toBe(kept);
  expect([...second.shell.kept.values()].join()).not.toContain([...second.hub.access].at(-1));
});

test("a renewal whose answer is lost is repeated under the same key and costs nothing", async () => {
  const desk = watched(await deskAtWork());
  const { hub, clock, page } = desk;
  const refresh = hub.http.refresh.bind(hub.http);
  let lost = 0;
  hub.http.refresh = async (token, key) => {
    const tokens = await refresh(token, key);
    if (lost++ === 0) throw new Error("the answer was lost");
    return tokens;
  };
  await clock.advance(900_000 - 59_000);
  await clock.advance(40_000);
  expect(lost).toBeGreaterThanOrEqual(2);
  expect(page.state().link.state).toBe("ready");
});

test("the access token is renewed a minute before it ends, on the open connection", async () => {
  const { hub, clock, page } = watched(await deskAtWork());
  await clock.advance(839_000);
  expect(hub.renewals).toBe(0);
  await clock.advance(2_000);
  expect(hub.renewals).toBe(1);
  await until("the hub was told", () => hub.asked.some(({ ask }) => ask === "account.renew"));
  expect(hub.hellos).toHaveLength(1);
  expect(page.events).not.toContain("link.changed");
  await clock.advance(850_000);
  expect(hub.renewals).toBe(2);
});

test("no page can use the renewal that is main's affair", async () => {
  const { page } = watched(await deskAtWork());
  await expect(page.ask("account.renew", { access: "x" })).rejects.toMatchObject({ fault: { code: "forbidden" } });
});

test("a token that the hub no longer takes is renewed once, and the desk comes back by itself", async () => {
  const { hub, clock, page } = watched(await deskAtWork());
  hub.access.clear();
  hub.cut();
  await clock.advance(60_000);
  await until("it is back", () => page.state().link.state === "ready");
  expect(hub.renewals).toBe(1);
});

test("revoked: the right is forgotten, nothing of the hub stays on the screen", async () => {
  const { hub, clock, page, shell } = watched(await deskAtWork());
  hub.access.clear();
  hub.refresh.clear();
  hub.cut(4401, "signed-out");
  await clock.advance(60_000);
  await until("it is signed out", () => page.state().link.state === "signed-out");
  expect(page.state()).toMatchObject({ hub: null, link: { fault: { code: "signed-out", reason: "refresh-unknown" } } });
  // What the desk is known by is no right to anything, and stays.
  expect([...shell.kept.keys()]).toEqual(["device"]);
  const asked = hub.renewals;
  await clock.advance(600_000);
  expect(hub.renewals).toBe(asked);
});

test("signing out tells the hub, forgets the secret and empties the screen, even when the hub is away", async () => {
  const { hub, page, shell } = watched(await deskAtWork());
  await page.ask("link.signOut", {});
  expect(page.state()).toMatchObject({ hub: null, link: { state: "signed-out", fault: null } });
  // What the desk is known by is no right to anything, and stays.
  expect([...shell.kept.keys()]).toEqual(["device"]);
  expect(hub.signOuts).toHaveLength(1);
  await page.ask("link.signIn", { name: "anna", password: "right" });
  await until("it is ready", () => page.state().link.state === "ready");
  hub.reachable = false;
  await page.ask("link.signOut", {});
  expect(page.state().hub).toBeNull();
  // What the desk is known by is no right to anything, and stays.
  expect([...shell.kept.keys()]).toEqual(["device"]);
});

test("a renewal that comes back after the sign-out is given back, not kept", async () => {
  const { hub, page, shell, clock } = watched(await deskAtWork());
  const refresh = hub.http.refresh.bind(hub.http);
  const held = Promise.withResolvers<void>();
  hub.http.refresh = async (token, key) => {
    const tokens = await refresh(token, key);
    await held.promise;
    return tokens;
  };
  await clock.advance(845_000);
  await page.ask("link.signOut", {});
  held.resolve();
  await turns();
  expect(hub.signOuts).toHaveLength(2);
  // What the desk is known by is no right to anything, and stays.
  expect([...shell.kept.keys()]).toEqual(["device"]);
  expect(page.state().link.state).toBe("signed-out");
});

test("never two renewals at once", async () => {
  const { hub, clock, page } = watched(await deskAtWork());
  const refresh = hub.http.refresh.bind(hub.http);
  let under = 0;
  let most = 0;
  hub.http.refresh = async (token, key) => {
    most = Math.max(most, ++under);
    await turns();
    under -= 1;
    return refresh(token, key);
  };
  hub.access.clear();
  await clock.advance(839_900);
  hub.cut();
  await clock.advance(100_000);
  await until("it is back", () => page.state().link.state === "ready");
  expect(most).toBe(1);
});
