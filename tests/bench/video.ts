import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Browser, chromium, type Frame, type Page } from "@playwright/test";
import { AccessToken, RoomServiceClient } from "livekit-server-sdk";
import { Agent, Visitor } from "../support/people.ts";
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
  async run() {
    const house = await startHouse();
    const browser = await chromium.launch(mediaBrowser());
    try {
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
      await house.stop();
    }
  },
};

/** The time (epoch ms) at which the newest connections of a page had decoded their first frame. */
function firstFrame(frame: Page | Frame, known: number): Promise<number> {
  return frame.evaluate(async (before) => {
    const own = globalThis as unknown as { connections: RTCPeerConnection[] };
    for (;;) {
      for (const connection of own.connections.slice(before))
        for (const stat of (await connection.getStats()).values() as Iterable<Record<string, unknown>>)
          if (stat["type"] === "inbound-rtp" && Number(stat["framesDecoded"] ?? 0) > 0) return Date.now();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
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
    // The agent is inside and waits, as the peer's first page does.
    await agent.page.waitForFunction((count) => {
      const { connections } = globalThis as unknown as { connections: RTCPeerConnection[] };
      return connections.slice(count).some((one) => one.connectionState === "connected");
    }, known);
    const seen = firstFrame(agent.page, known);
    const begun = Date.now();
    await join.click();
    const took = (await seen) - begun;
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
  const [waiting, coming] = [await barePage(browser, house, library), await barePage(browser, house, library)];

  return async () => {
    const room = newId();
    await service.createRoom({ name: room });
    const known = await connectionsOf(waiting);
    await waiting.evaluate(joinBare, { url, token: await tokenFor(room, "waiting") });
    await coming.evaluate(openTracks);
    const token = await tokenFor(room, "coming");
    const seen = firstFrame(waiting, known);
    const begun = Date.now();
    void coming.evaluate(joinBare, { url, token });
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

async function barePage(browser: Browser, house: RunningHouse, library: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const own = globalThis as unknown as { connections: RTCPeerConnection[] };
    own.connections = [];
    const Native = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        own.connections.push(this);
      }
    };
  });
  const page = await context.newPage();
  // Any page of a secure context without a policy of its own will do.
  await page.route("**/bare", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
  await page.goto(`${house.demo}/bare`);
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

async function joinBare({ url, token }: { url: string; token: string }): Promise<void> {
  const own = globalThis as unknown as Bare;
  const room = new own.LivekitClient.Room({ adaptiveStream: false, dynacast: true });
  const show = (track: { attach(): HTMLMediaElement }) => document.body.append(track.attach());
  room.on(own.LivekitClient.RoomEvent.TrackSubscribed, show);
  const connected = room.connect(url, token);
  for (const track of own.tracks) void room.localParticipant.publishTrack(track);
  await connected;
}
