import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { signed } from "../../src-hub/webhooks/signature.ts";
import { freePort } from "../support/free-port.ts";
import { testServer, type TestServer } from "../support/hub-server.ts";
import { type RawClient, rawClient } from "../support/raw-client.ts";

// The bot of docs/examples, as its own process, behind a hub over real HTTP.

let server: TestServer;
let ada: RawClient;
let bot: ChildProcess;
let port: number;
const secret = `whsec_${randomBytes(32).toString("base64")}`;
const id = randomUUID();

beforeAll(async () => {
  port = await freePort();
  bot = spawn(process.execPath, [join(import.meta.dirname, "../../docs/examples/bot.mjs")], {
    env: { BOT_SECRET: secret, PORT: String(port), VIDEO_PAGE: "https://shop.example/video" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(bot.stdout!, "data");
  server = await testServer({ FRONTDESK_OUTGOING_ALLOW: `127.0.0.1:${port}` });
  const administrator = server.accounts.findIndex(({ role }) => role === "administrator");
  const at = new URL("/agent", server.url.replace(/^http/, "ws")).href;
  ada = await rawClient(at, { access: (await server.signIn(administrator)).access });
  await ada.ask("presence.set", { state: "busy" });
  const { queues, sites } = (await ada.ask("routing.plan", {})) as unknown as Record<string, Array<{ id: string }>>;
  const script = {
    steps: [
      { do: "hand-over", id: "people", to: { to: "queue", queue: queues![0]!.id, group: null }, refused: "form" },
      { do: "form", id: "form", text: "Leave us a line." },
    ],
  };
  await ada.ask("bot.add", { id, to: { name: "Bo", script, remote: { url: `http://127.0.0.1:${port}/`, within: 5 } } });
  await ada.ask("bot.renewSecret", { id, secret });
  const conditions = { buttons: [], channels: [], pages: [], languages: [] };
  await ada.ask("rule.add", {
    id: randomUUID(),
    to: { site: sites![0]!.id, name: "all", conditions, target: { to: "bot", bot: id }, keepGroup: false },
  });
});
afterAll(async () => {
  ada.close();
  await server.stop();
  await ended();
});

async function ended(): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  bot.kill();
  await once(bot, "exit");
}

async function visitor() {
  const heard: Array<{ type: string; message?: { text: string; choices?: string[] } } & Record<string, unknown>> = [];
  const at = new URL("/visitor", server.url.replace(/^http/, "ws")).href;
  const link = await rawClient(
    at,
    { ticket: await server.ticket() },
    { origin: server.url },
    (event) => void heard.push(event),
  );
  const conversation = randomUUID();
  await link.ask("conversation.start", { conversation, name: "Maria", page: null });
  const texts = () => heard.flatMap(({ message }) => (message ? [message.text] : []));
  return {
    link,
    goesToPeople: () =>
      vi.waitFor(
        () => expect(heard.some(({ type, bot: by }) => type === "conversation.routed" && by === null)).toBe(true),
        5_000,
      ),
    says: (text: string) => link.ask("chat.send", { conversation, id: randomUUID(), text }),
    hears: (text: string | RegExp) =>
      vi.waitFor(() => expect(texts().some((one) => one.match(text))).toBe(true), 5_000),
  };
}

test("it greets, remembers through the hub, gives a link, and fetches a person", async () => {
  const maria = await visitor();
  await maria.hears("Hello Maria, I am the shop's bot.");
  await maria.hears("What is it about?");
  await maria.says("My parcel");
  await maria.hears("What is its number?");
  await maria.says("4711");
  await maria.hears("Parcel 4711 is on its way");
  await maria.says("See it on video");
  await maria.hears(/Our video page:\nhttps:\/\/shop\.example\/video/);
  await maria.says("A person, please");
  await maria.hears("I'll fetch somebody.");
  await maria.goesToPeople();
  maria.link.close();
});

test("who is not the hub is not answered: no signature, a wrong one, an old one, another body", async () => {
  const body = JSON.stringify({ type: "begin", visitor: { name: "" }, message: null, memory: null });
  const live = [{ secret, until: null }];
  const now = Date.now();
  const post = async (headers: Record<string, string>, text = body) =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body: text })).status;
  expect(await post(signed("turn_1", body, live, now))).toBe(200);
  expect(await post({})).toBe(401);
  expect(
    await post(signed("turn_1", body, [{ secret: `whsec_${randomBytes(32).toString("base64")}`, until: null }], now)),
  ).toBe(401);
  expect(await post(signed("turn_1", body, live, now - 600_000))).toBe(401);
  expect(await post({ ...signed("turn_1", body, live, now), "webhook-id": "turn_2" })).toBe(401);
  expect(await post(signed("turn_1", body, live, now), `${body} `)).toBe(401);
});

test("when it is gone, people are there at once", async () => {
  await ended();
  const maria = await visitor();
  await maria.goesToPeople();
  maria.link.close();
});
