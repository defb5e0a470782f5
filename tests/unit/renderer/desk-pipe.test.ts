import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type WebSocket as ServerSocket, WebSocketServer } from "ws";
import { openDeskPipe } from "../../../src-renderer/desk-pipe.ts";
import { closeCodes } from "../../../src-shared/rpc/pipe.ts";

let server: WebSocketServer;
let sockets: ServerSocket[];

beforeEach(async () => {
  sockets = [];
  server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: "/desk" });
  server.on("connection", (socket) => sockets.push(socket));
  await once(server, "listening");
});

afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  server.close();
  await once(server, "close");
});

/** As much of a page as the pipe looks at. */
function aPage(hash: string) {
  const kept = new Map<string, string>();
  const shown: string[] = [];
  const page = {
    location: {
      protocol: "http:",
      host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
      hash,
      pathname: "/",
      search: "",
    },
    history: {
      replaceState: (_state: unknown, _title: string, url: string) => {
        page.location.hash = "";
        shown.push(url);
      },
    },
    sessionStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    },
  };
  return { page: page as unknown as Window, shown, kept };
}

/** The first frame of the next page that connects, answered. */
async function admitted(answer: (socket: ServerSocket) => void): Promise<unknown> {
  const [socket] = (await once(server, "connection")) as [ServerSocket];
  const [data] = (await once(socket, "message")) as [Buffer];
  answer(socket);
  return JSON.parse(data.toString());
}
const withKey = (windowKey: string) => (socket: ServerSocket) => socket.send(JSON.stringify({ windowKey }));

test("the ticket of the address opens the pipe once and leaves the address; a reload has a key instead", async () => {
  const { page, shown, kept } = aPage("#one-time");
  const asked = admitted(withKey("key-1"));
  const pipe = await openDeskPipe(page);
  expect(await asked).toEqual({ ticket: "one-time" });
  expect(shown).toEqual(["/"]);
  pipe.close(closeCodes.going, "reload");
  const again = admitted(withKey("key-2"));
  await openDeskPipe(page);
  expect(await again).toEqual({ windowKey: "key-1" });
  expect([...kept.values()]).toEqual(["key-2"]);
});

test("frames go both ways, from the first one on", async () => {
  const { page } = aPage("#ticket");
  const asked = admitted((socket) => socket.send(JSON.stringify({ windowKey: "key" })));
  const pipe = await openDeskPipe(page);
  await asked;
  const heard = new Promise<string>((resolve) => pipe.onFrame(resolve));
  sockets[0]!.send('{"beat":1}');
  expect(await heard).toBe('{"beat":1}');
  const told = once(sockets[0]!, "message");
  pipe.post('{"beat":2}');
  expect(String((await told)[0])).toBe('{"beat":2}');
});

test("a page without ticket and key says so and connects to nothing", async () => {
  const { page } = aPage("");
  await expect(openDeskPipe(page)).rejects.toMatchObject({
    fault: { code: "signed-out", reason: "window-key-missing" },
  });
  expect(sockets).toEqual([]);
});

test("a ticket that is refused is told as such", async () => {
  const asked = admitted((socket) => socket.close(closeCodes.signedOut, "ticket-refused"));
  await expect(openDeskPipe(aPage("#used").page)).rejects.toMatchObject({
    fault: { code: "signed-out", reason: "ticket-refused" },
  });
  expect(await asked).toEqual({ ticket: "used" });
});

test("a key that is refused is forgotten", async () => {
  const { page, kept } = aPage("");
  kept.set("frontdesk.windowKey", "old");
  const asked = admitted((socket) => socket.close(closeCodes.signedOut, "ticket-refused"));
  await expect(openDeskPipe(page)).rejects.toMatchObject({
    fault: { code: "signed-out", reason: "window-key-refused" },
  });
  await asked;
  expect(kept.size).toBe(0);
});

test("a close is told with its code, also to who listens late", async () => {
  const { page } = aPage("#ticket");
  const asked = admitted(withKey("key"));
  const pipe = await openDeskPipe(page);
  await asked;
  const closed = new Promise((resolve) => pipe.onClosed(resolve));
  sockets[0]!.close(closeCodes.takenOver, "taken-over");
  expect(await closed).toEqual({ code: closeCodes.takenOver, reason: "taken-over" });
  expect(await new Promise((resolve) => pipe.onClosed(resolve))).toEqual({
    code: closeCodes.takenOver,
    reason: "taken-over",
  });
});

test("a server that answers with something else is not a desk", async () => {
  const { page } = aPage("#ticket");
  const asked = admitted((socket) => socket.send("hello"));
  await expect(openDeskPipe(page)).rejects.toMatchObject({ fault: { code: "unavailable" } });
  await asked;
});
