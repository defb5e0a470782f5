import { execFile } from "node:child_process";
import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callLogContract } from "../../src-main/call-log/contract.ts";
import { startWorker } from "../../src-main/call-log/call-log.ts";
import { nodeMachine } from "../../src-main/machine.ts";
import { connect } from "../../src-shared/rpc/connect.ts";
import { builderLib, packed, root } from "../support/packed.ts";

type Configuration = Record<string, unknown>;
const run = promisify(execFile);
const yaml = builderLib("js-yaml") as { load(text: string): Configuration };
const asar = builderLib("@electron/asar") as {
  listPackage(file: string, options: object): string[];
  extractFile(file: string, path: string): Buffer;
};
const schema = builderLib("./util/config/config.js") as {
  validateConfiguration(configuration: Configuration, logger: object): Promise<void>;
};

let configuration: Configuration;
let pack: Awaited<ReturnType<typeof packed>>;
let remove = () => Promise.resolve();
let inside: string[];

beforeAll(async () => {
  configuration = yaml.load(await readFile(join(root, "electron-builder.yml"), "utf8"));
  pack = await packed();
  ({ remove } = pack);
  inside = asar.listPackage(join(pack.app, "resources", "app.asar"), {}).map((file) => file.replaceAll("\\", "/"));
}, 60_000);
afterAll(() => remove());

test("the builder's own schema knows every word of the configuration", async () => {
  await schema.validateConfiguration(configuration, { isEnabled: false });
  const misspelt = { ...configuration, nsis: { perMachin: false } };
  await expect(schema.validateConfiguration(misspelt, { isEnabled: false })).rejects.toThrow(
    "configuration.nsis should be one of these",
  );
});

test("everything that the entry opens at its start is inside", async () => {
  const main = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { main: string };
  const opened = [
    main.main,
    "out/app/call-log-worker.cjs",
    "out/preload/preload.cjs",
    "out/renderer/index.html",
    "assets/icons/icon.png",
  ];
  for (const file of opened) expect(inside).toContain(`/${file}`);
});

test("nothing else is: no sources, no maps, no packages but the database, and of that one build", () => {
  const files = inside.filter((file) => /\.\w+$/.test(file));
  const expected =
    /^\/(out\/(app|preload|renderer)\/|assets\/icons\/icon\.png$|package\.json$|node_modules\/better-sqlite3\/)/;
  expect(files.filter((file) => !expected.test(file) || file.endsWith(".map"))).toEqual([]);
  const builds = files.filter((file) => file.endsWith(".node"));
  expect(builds).toEqual(["/node_modules/better-sqlite3/prebuilds/linux-x64.node"]);
});

test("only the native file lies outside of the archive", async () => {
  const outside = join(pack.app, "resources", "app.asar.unpacked", "node_modules", "better-sqlite3");
  expect((await stat(join(outside, "prebuilds", "linux-x64.node"))).size).toBeGreaterThan(500_000);
  await expect(stat(join(outside, "lib"))).rejects.toThrow("ENOENT");
});

test("the fuses are as the configuration says", async () => {
  const program = await readFile(join(pack.app, "frontdesk"), "latin1");
  const wire = program.slice(program.indexOf("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX") + 34);
  // In the order of Electron's wire; the ninth (WebAssembly trap handlers) stays as it comes.
  expect(wire.slice(0, 8)).toBe("01001100");
});

test("the packed main loads as CommonJS, and says what it misses", async () => {
  const stand = join(pack.project, "electron-stand-in.cjs");
  await writeFile(stand, standIn);
  const entry = join(pack.project, "out", "app", "main.cjs");
  const failed = await run(process.execPath, ["--require", stand, entry], { env: {} }).catch((error: unknown) => error);
  expect(failed).toMatchObject({
    code: 1,
    stderr: "FRONTDESK_HUB_URL is missing: the address of the hub, such as http://127.0.0.1:7700.\n",
  });
});

test("the packed worker opens the call log", async () => {
  const log = {
    info: () => {},
    warn: () => {},
    error: (message: string, error: unknown) => expect.fail(`${message} ${String(error)}`),
  };
  const pipe = await startWorker(join(pack.project, "out", "app", "call-log-worker.cjs"), log);
  const client = connect(callLogContract, pipe, nodeMachine, { event: () => {}, closed: () => {} });
  const answer = await client.hello({ who: { file: join(dirname(pack.project), "call-log.db") }, logs: {} });
  expect(answer.state).toEqual({ movedTo: null });
  await client.ask("end", {});
  client.close(1000, "done");
});

const standIn = `
const Module = require("node:module");
const load = Module._load;
const app = { enableSandbox() {}, setAppUserModelId() {}, getPath: () => "/nowhere", exit: (code) => process.exit(code) };
const protocol = { registerSchemesAsPrivileged() {} };
const electron = { app, protocol, Menu: { setApplicationMenu() {} }, ipcMain: { on() {}, handle() {} } };
Module._load = function (name, ...rest) { return name === "electron" ? electron : load.call(this, name, ...rest); };
`;
