import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callLog, startWorker } from "../../../src-main/call-log/call-log.ts";
import { itemsOfView } from "../../../src-main/call-log/items.ts";
import { nodeMachine } from "../../../src-main/machine.ts";
import { type Fault, faultOf } from "../../../src-shared/rpc/fault.ts";
import type { Pipe } from "../../../src-shared/rpc/pipe.ts";
import { saying } from "../../support/call-log.ts";
import { fakeLog, type FakeShell } from "../../support/fake-shell.ts";
import { anna, wholeView } from "../../support/history.ts";

const script = new URL("../../../src-main/call-log/worker.ts", import.meta.url);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-call-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function begin(start = (log: ReturnType<typeof fakeLog>): Promise<Pipe> => startWorker(script, log)) {
  const told: FakeShell["told"] = [];
  const log = fakeLog(told);
  const pipes: Pipe[] = [];
  const troubles: Fault[] = [];
  let ups = 0;
  const made = callLog({
    machine: nodeMachine,
    log,
    file: join(folder, "call-log.db"),
    async start() {
      const pipe = await start(log);
      pipes.push(pipe);
      return pipe;
    },
    up: () => void (ups += 1),
    trouble: (fault) => void troubles.push(fault),
  });
  return { made, told, pipes, troubles, isUp: (times: number) => vi.waitFor(() => expect(ups).toBe(times), 5_000) };
}

test("a thread of its own writes and finds; one that ends is started again, and what was written is there", async () => {
  const { made, pipes, isUp, told } = begin();
  await isUp(1);
  const visit = saying(1, ["Is the chair oak?"]);
  expect(await made.write(itemsOfView(anna.id, wholeView(visit)))).toEqual([]);
  pipes[0]?.close(1006, "killed");
  await isUp(2);
  const { entries } = await made.search({ account: anna.id, words: "oak" });
  expect(entries).toHaveLength(1);
  expect(told.filter(({ level }) => level === "error")).toEqual([]);
  await made.stop();
});

test("more than a frame holds is written in several", async () => {
  const { made, isUp } = begin();
  await isUp(1);
  const long = Array.from({ length: 100 }, (_, index) => `${"chair ".repeat(1_300)} number${index}`);
  const visit = saying(1, long);
  expect(await made.write(itemsOfView(anna.id, wholeView(visit)))).toEqual([]);
  expect((await made.search({ account: anna.id, words: "number99" })).entries).toHaveLength(1);
  expect(await made.read({ account: anna.id, conversation: visit.conversation })).toEqual(wholeView(visit));
  await made.stop();
});

test("a thread that fails is told to main's log, and tried again", async () => {
  const broken = join(folder, "broken.mjs");
  writeFileSync(broken, "throw new Error('broken thread')");
  let times = 0;
  const { made, told, isUp } = begin((log) => startWorker(times++ === 0 ? pathToFileURL(broken) : script, log));
  await isUp(1);
  expect(told.some(({ level, about }) => level === "error" && String(about).includes("broken thread"))).toBe(true);
  await made.stop();
});

test("a file that is no database: said, kept beside, and the log goes on", async () => {
  writeFileSync(join(folder, "call-log.db"), "a letter, not a database. ".repeat(100));
  const { made, troubles, isUp } = begin();
  await isUp(1);
  expect(troubles).toMatchObject([{ code: "gone", reason: "call-log-begun-anew" }]);
  expect((await made.search({ account: anna.id, words: "" })).entries).toEqual([]);
  await made.stop();
});

test("a defect in the thread is written to main's log with its cause, and answered without it", async () => {
  const { made, isUp, told } = begin();
  await isUp(1);
  const other = new Database(join(folder, "call-log.db"));
  other.exec("DROP TABLE took_part");
  other.close();
  const refused = await made.search({ account: anna.id, words: "" }).catch((error: unknown) => faultOf(error));
  expect(refused).toEqual({ code: "internal", reason: "internal" });
  const errors = told.filter(({ level }) => level === "error");
  expect(errors.map(({ message }) => message)).toEqual(['The call log failed at "search".']);
  expect(String(errors[0]?.about)).toContain("no such table: took_part");
  await made.stop();
});

test("what is forgotten is found nowhere in the file any more, also not where it stood before", async () => {
  const { made, isUp } = begin();
  await isUp(1);
  const gone = saying(1, ["zqxmarker one", "zqxmarker two"]);
  const kept = saying(2, ["Is the chair oak?"]);
  await made.write([...itemsOfView(anna.id, wholeView(gone)), ...itemsOfView(anna.id, wholeView(kept))]);
  const file = join(folder, "call-log.db");
  const holds = () => [file, `${file}-wal`].filter((one) => existsSync(one) && readFileSync(one).includes("zqxmarker"));
  expect(holds()).not.toEqual([]);
  await made.forget([gone.conversation]);
  expect(holds()).toEqual([]);
  await made.forget([gone.conversation]);
  expect((await made.search({ account: anna.id, words: "zqxmarker" })).entries).toEqual([]);
  expect((await made.search({ account: anna.id, words: "oak" })).entries).toHaveLength(1);
  await made.stop();
  expect(holds()).toEqual([]);
});
