import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { hubHttp } from "../../../src-main/hub-link/hub-http.ts";
import { openHubSocket } from "../../../src-main/hub-link/hub-socket.ts";
import { anna } from "../../support/history.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function hubThat(answers: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const made = createServer(answers);
  server = made;
  await new Promise<void>((resolve) => made.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

const tokens = { access: "a", accessUntil: 1, refresh: "r", account: anna };

test("asks as the hub expects it, without a browser's Origin", async () => {
  const asked: unknown[] = [];
  const url = await hubThat((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      asked.push([request.method, request.url, body && (JSON.parse(body) as unknown), request.headers.origin]);
      const answer = request.url === "/desk.json" ? { name: "House", livekitUrl: "ws://media:7880" } : tokens;
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify(request.url === "/sign-out" ? {} : answer));
    });
  });
  const http = hubHttp(url);
  expect(await http.signIn({ ticket: "t" })).toEqual(tokens);
  expect(await http.refresh("r", "k")).toEqual(tokens);
  await http.signOut("r");
  expect((await http.deskFacts(1_000)).livekitUrl).toBe("ws://media:7880");
  expect(asked).toEqual([
    ["POST", "/sign-in", { ticket: "t" }, undefined],
    ["POST", "/refresh", { refresh: "r", key: "k" }, undefined],
    ["POST", "/sign-out", { refresh: "r" }, undefined],
    ["GET", "/desk.json", "", undefined],
  ]);
});

test.each([
  [
    "the hub's own fault",
    403,
    { fault: { code: "forbidden", reason: "sign-in-refused" } },
    "forbidden",
    "sign-in-refused",
  ],
  ["an answer of another shape", 200, { hello: 1 }, "unavailable", "hub-not-understood"],
  ["an error without a fault", 502, { error: "bad gateway" }, "unavailable", "hub-not-understood"],
  ["a page of a proxy", 502, "<html>", "unavailable", "hub-not-understood"],
  ["a redirect", 302, {}, "unavailable", "hub-unreachable"],
])("%s", async (_, status, body, code, reason) => {
  const url = await hubThat((_request, response) => {
    response.writeHead(status, { "content-type": "application/json", location: "http://127.0.0.1:1/elsewhere" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await expect(hubHttp(url).signIn({ name: "a", password: "b" })).rejects.toMatchObject({ fault: { code, reason } });
});

test("nobody there, and one who does not answer in time", async () => {
  const url = await hubThat(() => {});
  await expect(hubHttp(url).deskFacts(20)).rejects.toMatchObject({ fault: { reason: "hub-unreachable" } });
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
  await expect(hubHttp(url).signIn({ ticket: "t" })).rejects.toMatchObject({ fault: { reason: "hub-unreachable" } });
  await expect(openHubSocket(url, () => {})).rejects.toMatchObject({ fault: { reason: "hub-unreachable" } });
});

test.each(["https://media", "javascript:alert(1)", "media", ""])(
  "a media server at %j is not believed",
  async (livekitUrl) => {
    const url = await hubThat((_request, response) => {
      response.end(JSON.stringify({ name: "House", livekitUrl }));
    });
    await expect(hubHttp(url).deskFacts(1_000)).rejects.toMatchObject({ fault: { reason: "hub-not-understood" } });
  },
);
