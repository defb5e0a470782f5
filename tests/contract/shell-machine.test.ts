import { chmod, mkdir, readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeCodes } from "../../src-shared/rpc/pipe.ts";
import { get, page, ticketOf } from "../support/desk-page.ts";
import { nodeShells } from "../support/node-shells.ts";

let shells: Awaited<ReturnType<typeof nodeShells>>;
let openDesk: typeof shells.openDesk;

beforeEach(async () => {
  shells = await nodeShells();
  ({ openDesk } = shells);
});
afterEach(() => shells.stop());

describe("the machine", () => {
  test("keeps secrets for their owner only, whole, and forgets them", async () => {
    const { secrets, folders } = await shells.shell();
    expect(await secrets.read("refresh")).toBeNull();
    await secrets.keep("refresh", "ünïcode 🔑");
    await secrets.keep("refresh", "second");
    expect(await secrets.read("refresh")).toBe("second");
    const kept = join(folders.data, "secrets");
    expect(await readdir(kept)).toEqual(["refresh"]);
    expect((await stat(join(kept, "refresh"))).mode & 0o777).toBe(0o600);
    expect((await stat(kept)).mode & 0o777).toBe(0o700);
    await secrets.keep("refresh", null);
    await secrets.keep("refresh", null);
    expect(await secrets.read("refresh")).toBeNull();
    await expect(secrets.keep("../outside", "x")).rejects.toThrow("is not a name for a secret");
  });

  test("makes its folders for the owner only, also where they were open to others", async () => {
    await mkdir(join(shells.folder, "data"));
    await chmod(join(shells.folder, "data"), 0o755);
    const { folders } = await shells.shell();
    for (const one of [folders.data, folders.logs]) expect((await stat(one)).mode & 0o777).toBe(0o700);
  });

  test("logs to a file of its own, without tokens and without what people wrote", async () => {
    const { log, folders } = await shells.shell();
    const token = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhZ2VudCJ9.c2lnbmF0dXJl";
    log.info("signed in", { access: "a-token", text: "my card number", queue: "Sales" });
    log.error("the hub refused", new Error(`no: ${token}`, { cause: new Error("the true cause") }));
    const file = join(folders.logs, "desk.log");
    await expect.poll(() => readFile(file, "utf8").catch(() => "")).toContain("the true cause");
    const written = await readFile(file, "utf8");
    expect(written).toContain("Sales");
    for (const secret of ["a-token", "my card number", token]) expect(written).not.toContain(secret);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folders.logs, "errors.log"), "utf8")).toContain("the hub refused");
  });

  test("leaves choosing a screen to the browser, and opens none without a display", async () => {
    const { shell, window } = await openDesk({ open: true });
    expect(await shell.screens.list()).toEqual({ picker: "system" });
    window.show();
    shell.notify({ title: "A visitor", body: "is waiting" });
    expect(await readdir(shell.folders.data)).not.toContain("browser");
  });

  test("closes for good: the page hears it, the port is free again, a second close does no harm", async () => {
    const { window, url } = await openDesk();
    const address = url();
    const one = page(address, { ticket: ticketOf(address) });
    await one.entered;
    await Promise.all([window.close(), window.close()]);
    expect(await one.closed).toBe(closeCodes.going);
    await expect(get(address)).rejects.toThrow("ECONNREFUSED");
    const again = await openDesk({ port: Number(new URL(address).port) });
    expect(await get(again.url())).toMatchObject({ status: 200 });
  });
});
