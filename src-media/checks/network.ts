import type { TestStart } from "../../src-shared/video-test/model.ts";
import type { TestPart } from "../../src-shared/video-test/parts.ts";
import { type Road, roads } from "./candidates.ts";
import type { Check } from "./check.ts";
import { lineChecks } from "./line.ts";
import { type Loops, loops } from "./loops.ts";
import { checkTcp, checkTurn, checkUdp } from "./paths.ts";
import { checkSignalling } from "./signalling.ts";

/** The parts that need livekit-client, which is half a megabyte: fetched when the first of them begins. */
export function networkChecks(
  way: TestStart | undefined,
  signal: AbortSignal,
): { loops: Loops; carried: ReadonlySet<Road>; checks: Partial<Record<TestPart, Check>> } {
  const carried = new Set<Road>();
  const line = lineChecks(() => roads.find((road) => carried.has(road)));
  return {
    loops: loops(way ?? { number: "", secret: "", url: "", tokens: [] }, signal),
    carried,
    checks: {
      signalling: checkSignalling,
      udp: checkUdp(carried),
      tcp: checkTcp(carried),
      turn: checkTurn(carried),
      "round-trip": line.roundTrip,
      loss: line.loss,
      bandwidth: line.bandwidth,
      cpu: line.cpu,
    },
  };
}
