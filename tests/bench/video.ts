import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Frame, type Page } from "@playwright/test";
import { AccessToken, RoomServiceClient } from "livekit-server-sdk";
import { Agent, rememberConnections, Visitor } from "../support/people.ts";
import { type RunningHouse, startHouse } from "../support/running-house.ts";
import { mediaBrowser } from "../support/switches.ts";
import { newId } from "./hub-process.ts";
import { type Bench, median, plainRow, ratioRow } from "./row.ts";

const pairs = 20;

/**
 * The visitor presses *Join* → the first decoded frame of his picture at the desk, whose agent waits inside. The peer, in
 * turn and on the same server: two pages with nothing but livekit-client, one waiting inside, the other connecting with
 * its tracks already open, as ours are.
 */
export const bench: Bench = {
  name: "video",
  inHouse: true,
  async run() {
    // The browser first: what it lacks is told before a house stands that would have to be taken down again.
    const browser = await chromium.launch(mediaBrowser());
    let house: RunningHouse | undefined;
    try {
      house = await startHouse();
      const ours = await throughFrontdesk(browser, house);
      const peer = await throughBarePages(browser, house);
      const taken: Array<{ ours: number; peer: number }> = [];
      for (let pair = 0; pair <= pairs; pair++) {
        const one = { ours: await ours(), peer: await peer() };
        if (pair > 0) taken.push(one); // the first pair warms up
      }
      const both = { ours: median(taken.map((one) => one.ours)), peer: median(taken.map((one) => one.peer)) };
      const whole = ratioRow("join → first remote frame at the desk, median", [both], { unit: "ms", goal: 1.25 });
      const spread = taken.map((one) => Math.round(one.ours)).toSorted((a, b) => a - b);
      return [
        { ...whole, note: `${pairs} interleaved pairs, ours ${spread[0]}–${spread.at(-1)} ms` },
        plainRow("the same, slowest", spread.at(-1)!, { unit: "ms", goal: 2000, judged: false }),
      ];
    } finally {
      await browser.close();
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

async function throughFrontdesk(browser: Browser, house: RunningHouse): Promise<() => Promise<number>> {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Let us talk");
  await agent.accept();
  return async () => {
    const known = await connectionsOf(agent.page);
    await agent.invite();
    await visitor.panel.getByRole("button", { name: "Accept" }).click();
    const join = visitor.panel.getByRole("button", { name: "Join" });
    await join.waitFor();
    await connected(agent.page, known);
    const seen = firstFrame(agent.page, known);
    await join.evaluate((button) => {
      const own = globalThis as unknown as { pressedAt: number };
      button.addEventListener("click", () => (own.pressedAt = Date.now()), { once: true, capture: true });
    });
    await join.click();
    const pressed = await visitor.frame().evaluate(() => (globalThis as unknown as { pressedAt: number }).pressedAt);
    const took = (await seen) - pressed;
    await agent.call.getByRole("button", { name: "End video call" }).click();
    await agent.call.waitFor({ state: "hidden" });
    await visitor.leave.waitFor({ state: "hidden" });
    return took;
  };
}

async function throughBarePages(browser: Browser, house: RunningHouse): Promise<() => Promise<number>> {
  const config = JSON.parse(readFileSync(join(house.data, "livekit.json"), "utf8")) as {
    port: number;
    keys: Record<string, string>;
  };
  const [key, secret] = Object.entries(config.keys)[0]!;
  const url = `ws://127.0.0.1:${config.port}`;
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
