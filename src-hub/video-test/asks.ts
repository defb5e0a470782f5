import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import { tokenBucket } from "../../src-shared/rpc/token-bucket.ts";
import type { videoTestAgentAsks, videoTestVisitorAsks } from "../../src-shared/video-test/asks.ts";
import { readTestNumber } from "../../src-shared/video-test/number.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import { reportOf } from "./rows.ts";
import { handIn, startTest } from "./tests.ts";

/** A connection's own: a test takes longer than this lets them follow each other. */
const starts = { rate: 1 / 12, burst: 5 };
/** Numbers are typed by people; a program that tries them all gets nowhere. */
const looks = { rate: 1 / 3, burst: 20 };

export function videoTestHandlers(change: Change, hub: HubParts): HandlersOf<typeof videoTestVisitorAsks> {
  const pass = limited(hub.store.machine, starts);
  return {
    "test.start": async () => {
      pass();
      return startTest({ ...hub.store, rooms: hub.rooms, log: hub.log });
    },
    "test.hand-in": (input, call) =>
      change(call, input, async (tx) => {
        await handIn(tx, input);
        return {};
      }),
  };
}

/** For staff: what somebody's test found. */
export function videoTestFindHandlers(
  hub: HubParts,
): HandlersOf<Pick<typeof videoTestAgentAsks, "test.find" | "test.address">> {
  const pass = limited(hub.store.machine, looks);
  return {
    "test.find": async ({ number }) => {
      pass();
      const read = readTestNumber(number);
      const found = read === undefined ? undefined : await reportOf(hub.store.read, read);
      if (!found) throw refuse("gone", "test-gone");
      return found;
    },
    "test.address": () => ({ address: `${hub.publicUrl?.() ?? ""}/video-test` }),
  };
}

function limited(machine: Machine, limits: { rate: number; burst: number }): () => void {
  const bucket = tokenBucket(machine, limits);
  return () => {
    const wait = bucket.take();
    if (wait !== 0) throw refuse("too-fast", "tests-many", { retryAfter: wait === "far-too-fast" ? 60_000 : wait });
  };
}
