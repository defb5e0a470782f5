import { FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { random128 } from "../../src-shared/rpc/machine.ts";
import type { TestReport, TestStart } from "../../src-shared/video-test/model.ts";
import { newTestNumber, readTestNumber } from "../../src-shared/video-test/number.ts";
import type { HubParts } from "../ports.ts";
import type { Tx } from "../store/transact.ts";
import type { VideoRooms } from "../video/rooms.ts";
import { addTest, keepReport, openTests } from "./rows.ts";

/** So many tests have a room at once, in the whole house: more would be somebody who wants to wear the media server out. */
const mostOpen = 200;
/** One that sends and one that receives: both ways of the line are measured. */
const connections = ["sender", "receiver"] as const;

/** What the public page may do. */
export interface VideoTests {
  start(): Promise<TestStart>;
  /** Throws `gone` when number and secret do not belong together. */
  handIn(input: HandIn): Promise<void>;
}

interface HandIn {
  readonly number: string;
  readonly secret: string;
  readonly report: TestReport;
}

type Ports = Pick<HubParts, "rooms" | "log"> & Pick<HubParts["store"], "machine" | "read" | "transact">;

/**
 * Begins a test: a number for its report, and a room of its own. A media server that does not answer refuses nothing: the
 * test then says so, and its report can be handed in all the same.
 */
export async function startTest({ machine, read, transact, rooms, log }: Ports): Promise<TestStart> {
  if ((await openTests(read)) >= mostOpen) throw refuse("too-fast", "tests-many", { retryAfter: 60_000 });
  const [number, secret, room] = [newTestNumber(machine), random128(machine), `test-${random128(machine)}`];
  // Before the room is there: a room that stands in no row is an orphan, and is closed.
  await transact((tx) => addTest(tx, { number, secret, room }));
  const tokens = await tokensOf(rooms, room).catch((error: unknown): string[] => {
    if (!(error instanceof FaultError)) throw error;
    log.warn("a video test without the media server", { reason: error.fault.reason });
    return [];
  });
  return { number, secret, url: rooms.url, tokens };
}

async function tokensOf(rooms: VideoRooms, room: string): Promise<string[]> {
  await rooms.ensure(room);
  const grants = connections.map((name) =>
    rooms.token({ room, identity: `precheck:${name}`, name: "", sources: ["camera", "microphone"] }),
  );
  return Promise.all(grants);
}

/** Keeps a report under its number. Throws `gone` when number and secret do not belong together. */
export async function handIn(tx: Tx, { number, secret, report }: HandIn): Promise<void> {
  const read = readTestNumber(number);
  if (read === undefined || !(await keepReport(tx, read, secret, report))) throw refuse("gone", "test-gone");
}

export function videoTests({ store, rooms, log }: HubParts): VideoTests {
  return {
    start: () => startTest({ ...store, rooms, log }),
    handIn: (input) => store.transact((tx) => handIn(tx, input)),
  };
}
