import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { type Browser, chromium, type Frame, type Page } from "@playwright/test";
import { AccessToken, RoomServiceClient } from "livekit-server-sdk";
import { type Livekit, startLivekit } from "../support/livekit.ts";
import { Agent, rememberConnections, Visitor } from "../support/people.ts";
import { type RunningHouse, startHouse } from "../support/running-house.ts";
import { mediaBrowser } from "../support/switches.ts";
import { newId } from "./hub-process.ts";
import { type Bench, median, plainRow, quantile, ratioInterval, ratioRow } from "./row.ts";

const pairs = 40;

/** So many times slower than the bare pages, at most. It is over when the whole interval lies above. */
const most = 1.1;

/**
 * The visitor presses *Join* → the first decoded frame of his picture at the desk, whose agent waits inside. The peer, in
 * turn and on a server like ours: two pages with nothing but livekit-client, one waiting inside, the other connecting with
 * its tracks already open, as ours are.
 */
export const bench: Bench = {
  name: "video",
  inHouse: true,
  async run() {
    // The browser first: what it lacks is told before a house stands that would have to be taken down again.
    const browser = await chromium.launch(mediaBrowser());
    let house: RunningHouse | undefined;
    let livekit: Livekit | undefined;
    try {
      house = await startHouse();
      const ours = await throughFrontdesk(browser, house);
      livekit = await startLivekit();
      const peer = await throughBarePages(browser, livekit);
      const taken: Array<{ ours: number; peer: number }> = [];
      for (let pair = 0; pair <= pairs; pair++) {
        const one = { ours: await ours.call(), peer: await peer() };
        if (pair > 0) taken.push(one); // the first pair warms up
      }
      const both = { ours: median(taken.map((one) => one.ours)), peer: median(taken.map((one) => one.peer)) };
      const whole = ratioRow("join → first remote frame at the desk, median", [both], { unit: "ms", goal: most });
      const { low, high } = ratioInterval(taken);
      const spread = taken.map((one) => Math.round(one.ours)).toSorted((a, b) => a - b);
      const rings = ours.rings();
      const connections = Math.max(...ours.connections());
      return [
        { ...whole, ok: low <= most, note: `${pairs} interleaved pairs, 95 % ${low.toFixed(2)}–${high.toFixed(2)}` },
        plainRow("the same, slowest", spread.at(-1)!, { unit: "ms", goal: 2000, judged: false }),
        plainRow("invite → ringing at the visitor, p50", quantile(rings, 0.5), { unit: "ms", goal: 50, judged: false }),
        plainRow("invite → ringing at the visitor, p99", quantile(rings, 0.99), {
          unit: "ms",
          goal: 100,
          judged: false,
        }),
        plainRow("peer connections of the desk in one call", connections, { unit: "", goal: 1, judged: true }),
      ];
    } finally {
      await browser.close();
      await livekit?.stop();
      await house?.stop();
    }
  },
};

/** The time (epoch ms) at which the newest connections of a page had decoded their first frame. */
function firstFrame(frame: Page | Frame, known: number): Promise<number> {
  return frame.evaluate(async (before) => {
    const own = globalThis as unknown as { connections: RTCPeerConnection[] };
    const patience = Date.now() + 30_000;
    for (;;) {
      if (Date.now() > patience) throw new Error("no picture came");
      for (const connection of own.connections.slice(before))
        for (const stat of (await connection.getStats()).values() as Iterable<Record<string, unknown>>)
          if (stat["type"] === "inbound-rtp" && Number(stat["framesDecoded"] ?? 0) > 0) return Date.now();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }, known);
}

/** Whoever waits is inside before the other comes, in both. */
async function connected(page: Page, known: number): Promise<void> {
  await page.waitForFunction((count) => {
    const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
    return connections.slice(count).some((one) => one.connectionState === "connected");
  }, known);
}

const connectionsOf = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { connections: unknown[] }).connections.length);

interface ThroughFrontdesk {
  /** One whole call; answers milliseconds from *Join* to the first frame. */
  call(): Promise<number>;
  /** Milliseconds from *Save and invite* until the visitor's page shows it, one a call. */
  rings(): number[];
  /** Peer connections that the desk made, one figure a call. */
  connections(): number[];
}

async function throughFrontdesk(browser: Browser, house: RunningHouse): Promise<ThroughFrontdesk> {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Let us talk");
  await agent.accept();
  const rings: number[] = [];
  const connections: number[] = [];

  async function ringing(): Promise<void> {
    await agent.page.getByRole("button", { name: "Invite to video call" }).first().click();
    const save = agent.page.getByRole("button", { name: "Save and invite" });
    await save.waitFor();
    await save.evaluate(markPress);
    const shown = visitor.frame().evaluate(shownAt, "Accept");
    await save.click();
    rings.push((await shown) - (await agent.page.evaluate(() => (globalThis as unknown as Pressed).pressedAt)));
  }

  async function call(): Promise<number> {
    const known = await connectionsOf(agent.page);
    await ringing();
    await visitor.panel.getByRole("button", { name: "Accept" }).click();
    const join = visitor.panel.getByRole("button", { name: "Join" });
    await join.waitFor();
    await connected(agent.page, known);
    const seen = firstFrame(agent.page, known);
    await join.evaluate(markPress);
    await join.click();
    const pressed = await visitor.frame().evaluate(() => (globalThis as unknown as Pressed).pressedAt);
    const took = (await seen) - pressed;
    connections.push((await connectionsOf(agent.page)) - known);
    await agent.call.getByRole("button", { name: "End video call" }).click();
    await agent.call.waitFor({ state: "hidden" });
    await visitor.leave.waitFor({ state: "hidden" });
    return took;
  }

  return { call, rings: () => rings, connections: () => connections };
}

interface Pressed {
  pressedAt: number;
}

/** Remembers when a button is pressed: what driving the browser costs is not measured. */
function markPress(button: Element): void {
  const own = globalThis as unknown as Pressed;
  button.addEventListener("click", () => (own.pressedAt = Date.now()), { once: true, capture: true });
}

/** When a button of this name stands in the page, epoch ms. */
function shownAt(name: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): boolean => [...document.querySelectorAll("button")].some((one) => one.textContent === name);
    const watch = new MutationObserver(() => {
      if (!look()) return;
      watch.disconnect();
      resolve(Date.now());
    });
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

async function throughBarePages(browser: Browser, livekit: Livekit): Promise<() => Promise<number>> {
  // A server of its own, configured as the house's: the hub closes rooms that belong to no call of its.
  const { url, key, secret } = livekit;
  const service = new RoomServiceClient(url.replace("ws", "http"), key, secret);
  const library = createRequire(import.meta.url)
    .resolve("livekit-client")
    .replace(/[^/]+$/, "livekit-client.umd.js");
  const host = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>bare</title>");
  }).listen(0, "127.0.0.1");
  await once(host, "listening");
  host.unref();
  const page = `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
  const [waiting, coming] = [await barePage(browser, page, library), await barePage(browser, page, library)];

  return async () => {
    const room = newId();
    await service.createRoom({ name: room });
    const known = await connectionsOf(waiting);
    await waiting.evaluate(joinBare, { url, token: await tokenFor(room, "waiting") });
    await connected(waiting, known);
    await coming.evaluate(openTracks);
    const token = await tokenFor(room, "coming");
    const seen = firstFrame(waiting, known);
    const begun = await coming.evaluate(joinBare, { url, token });
    const took = (await seen) - begun;
    await service.deleteRoom(room);
    return took;
  };

  async function tokenFor(room: string, identity: string): Promise<string> {
    const token = new AccessToken(key, secret, { identity, ttl: 60 });
    token.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe: true });
    return token.toJwt();
  }
}

async function barePage(browser: Browser, url: string, library: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(rememberConnections);
  const page = await context.newPage();
  await page.goto(url);
  await page.addScriptTag({ path: library });
  await page.evaluate(openTracks);
  return page;
}

interface Bare {
  LivekitClient: typeof import("livekit-client");
  tracks: import("livekit-client").LocalTrack[];
}

async function openTracks(): Promise<void> {
  const own = globalThis as unknown as Bare;
  own.tracks = await own.LivekitClient.createLocalTracks({ audio: true, video: true });
}

/** Answers when it began, epoch ms, not when it is done: what driving the browser costs is not measured on either side. */
function joinBare({ url, token }: { url: string; token: string }): number {
  const begun = Date.now();
  const own = globalThis as unknown as Bare;
  const room = new own.LivekitClient.Room({ adaptiveStream: false, dynacast: true });
  const show = (track: { attach(): HTMLMediaElement }) => document.body.append(track.attach());
  room.on(own.LivekitClient.RoomEvent.TrackSubscribed, show);
  void room.connect(url, token);
  for (const track of own.tracks) void room.localParticipant.publishTrack(track);
  return begun;
}
