import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeCodes } from "../../src-shared/rpc/pipe.ts";
import { get, page, ticketOf } from "../support/desk-page.ts";
import { nodeShells } from "../support/node-shells.ts";

const minute = 60_000;
let shells: Awaited<ReturnType<typeof nodeShells>>;
let openDesk: typeof shells.openDesk;
let frames: string[];

beforeEach(async () => {
  shells = await nodeShells();
  ({ openDesk, frames } = shells);
});
afterEach(() => shells.stop());

describe("the door", () => {
  test("a ticket opens the socket once; after that frames go both ways", async () => {
    const { url, pipes } = await openDesk();
    const address = url();
    const first = page(address, { ticket: ticketOf(address) });
    expect(await first.entered).toEqual({ windowKey: expect.stringMatching(/^[0-9a-f]{32}$/) });
    first.post("hello");
    expect(await first.next()).toBe("HELLO");
    expect(await page(address, { ticket: ticketOf(address) }).entered).toEqual({ closed: closeCodes.signedOut });
    expect(pipes).toHaveLength(1);
  });

  test("every address that is given out has a ticket of its own", async () => {
    const { url } = await openDesk();
    const addresses = [shells.served[0] ?? "", url(), url()];
    expect(new Set(addresses.map(ticketOf)).size).toBe(3);
    for (const address of addresses)
      expect(await page(address, { ticket: ticketOf(address) }).entered).toHaveProperty("windowKey");
  });

  test.each([
    [10 * minute - 1, true],
    [10 * minute, false],
  ])("a ticket that is %i ms old is good: %s", async (age, good) => {
    const { url } = await openDesk();
    const address = url();
    shells.clock.now += age;
    const entered = await page(address, { ticket: ticketOf(address) }).entered;
    expect("windowKey" in entered).toBe(good);
  });

  test("a reloaded page comes in again with its window key, also after the ticket has expired", async () => {
    const { url } = await openDesk();
    const address = url();
    const entered = await page(address, { ticket: ticketOf(address) }).entered;
    shells.clock.now += 60 * minute;
    const reloaded = page(address, entered);
    expect(await reloaded.entered).toEqual(entered);
    reloaded.post("still here");
    expect(await reloaded.next()).toBe("STILL HERE");
  });

  test.each([
    ["a made-up ticket", { ticket: "0".repeat(32) }],
    ["a made-up window key", { windowKey: "0".repeat(32) }],
    ["nothing", {}],
    ["no JSON", "hello"],
    ["a list", []],
    ["a prototype", '{"__proto__":{"ticket":"x"}}'],
  ])("%s is refused with 4401", async (_name, first) => {
    const { url, pipes } = await openDesk();
    expect(await page(url(), first).entered).toEqual({ closed: closeCodes.signedOut });
    expect(pipes).toEqual([]);
  });

  test("a page of another origin gets no socket", async () => {
    const { url, pipes } = await openDesk();
    const address = url();
    for (const origin of ["http://evil.example", address.replace("127.0.0.1", "localhost"), "null"])
      expect(await page(address, { ticket: ticketOf(address) }, origin).entered).toEqual({ closed: 1006 });
    expect(await page(address, { ticket: ticketOf(address) }).entered).toHaveProperty("windowKey");
    expect(pipes).toHaveLength(1);
  });

  test("a newer page takes the older one's place, and the older one may take it back", async () => {
    const { url, pipes } = await openDesk();
    const [one, two] = [url(), url()];
    const older = page(one, { ticket: ticketOf(one) });
    const kept = await older.entered;
    const newer = page(two, { ticket: ticketOf(two) });
    expect(await newer.entered).toHaveProperty("windowKey");
    expect(await older.closed).toBe(closeCodes.takenOver);
    expect(await page(one, kept).entered).toEqual(kept);
    expect(await newer.closed).toBe(closeCodes.takenOver);
    expect(pipes).toHaveLength(3);
  });

  test.each([
    ["bytes", Buffer.from([1, 2, 3]), closeCodes.badFrame],
    ["more than a frame may hold", "x".repeat(256 * 1024 * 4 + 1), closeCodes.tooLarge],
  ])("%s close the socket", async (_name, frame, code) => {
    const { url } = await openDesk();
    const address = url();
    const one = page(address, { ticket: ticketOf(address) });
    await one.entered;
    one.post(frame);
    expect(await one.closed).toBe(code);
  });
});

describe("the window's files", () => {
  test("are served as they were built, with types and the strict policy", async () => {
    const { url } = await openDesk();
    const index = await get(url());
    expect(index).toMatchObject({ status: 200, body: "<!doctype html><title>Frontdesk</title>" });
    expect(index.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    const { host, origin } = new URL(url());
    const policy = String(index.headers["content-security-policy"]);
    expect(policy).toContain(
      `connect-src 'self' http://127.0.0.1:7880 ws://127.0.0.1:7880 http://${host} ws://${host};`,
    );
    const script = await get(`${origin}/assets/main-1a2b.js`);
    expect(script.headers).toMatchObject({ "content-type": "text/javascript; charset=utf-8" });
    expect(script.headers["cache-control"]).toContain("immutable");
    expect(await get(url(), {}, "HEAD")).toMatchObject({ status: 200, body: "" });
  });

  test("other systems' pages may stand inside from the page's next load on, as the house has said since", async () => {
    const { url } = await openDesk();
    const framed = async () =>
      /frame-src [^;]*/.exec(String((await get(url())).headers["content-security-policy"]))?.[0];
    expect(await framed()).toBe("frame-src 'none'");
    frames.push("https://crm.example");
    expect(await framed()).toBe("frame-src https://crm.example");
    frames.pop();
    expect(await framed()).toBe("frame-src 'none'");
  });

  test.each(["/secret.txt", "/assets/..%2f..%2fsecret.txt", "/%2e%2e/secret.txt", "/assets", "/desk", "/main.js.map"])(
    "%s does not exist",
    async (path) => {
      const { url } = await openDesk();
      const answer = await get(new URL(url()).origin + path);
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain("not yours");
    },
  );

  test.each(["evil.example", "localhost", "127.0.0.1", "127.0.0.1:1"])("Host %s is refused", async (host) => {
    const { url } = await openDesk();
    const asked = host === "localhost" ? `localhost:${new URL(url()).port}` : host;
    expect(await get(url(), { host: asked })).toMatchObject({ status: 421 });
  });

  test("only GET and HEAD", async () => {
    const { url } = await openDesk();
    expect(await get(url(), {}, "POST")).toMatchObject({ status: 405 });
  });

  test("missing files and a taken port are said in a sentence", async () => {
    const { url } = await openDesk();
    const { port } = new URL(url());
    await expect(openDesk({ port: Number(port) })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    const unbuilt = join(shells.folder, "nowhere");
    await expect(openDesk({ windowFiles: unbuilt })).rejects.toThrow(`not in ${unbuilt}. Run "npm run build" first.`);
  });
});
