import type { PartResult, TestReport, TestStart } from "../../src-shared/video-test/model.ts";
import { fullOnly, type TestPart, testParts } from "../../src-shared/video-test/parts.ts";
import { checkBrowser } from "./browser.ts";
import { checkCamera } from "./camera.ts";
import { bad, type Check, type Checking, type Finding, poor, skipped } from "./check.ts";
import { checkMicrophone } from "./microphone.ts";
import { checkSpeaker } from "./speaker.ts";

/** What a test asks of whoever shows it. */
export interface TestPorts extends Pick<Checking, "chosen" | "person" | "hubSocket"> {
  /** Asks the hub for a room. Rejects when the hub does not answer: the test then goes on and says so. */
  readonly way: () => Promise<TestStart | undefined>;
}

const own: Partial<Record<TestPart, Check>> = {
  browser: checkBrowser,
  camera: checkCamera,
  microphone: checkMicrophone,
  speaker: checkSpeaker,
};
const roadParts = new Set<TestPart>(["udp", "tcp", "turn"]);
const needsRoad = new Set<TestPart>(["round-trip", "loss", "bandwidth", "cpu"]);

export function partsOf(kind: TestReport["kind"]): TestPart[] {
  return testParts.filter((part) => kind === "full" || !fullOnly.has(part));
}

/**
 * Runs the parts one after the other and tells each that begins and ends. Rejects only when `signal` stops it; all that was
 * open is closed then, too.
 */
export async function runTest(
  kind: TestReport["kind"],
  ports: TestPorts,
  told: { began: (part: TestPart) => void; ended: (result: PartResult) => void },
  signal: AbortSignal,
): Promise<TestReport> {
  const results: PartResult[] = [];
  let network: Awaited<ReturnType<typeof openNetwork>> | undefined;

  const keep = (part: TestPart, { result, advice, values }: Finding, took: number): void => {
    const kept: PartResult = { part, result, advice, values, took: Math.min(600_000, Math.round(took)) };
    const at = results.findIndex((one) => one.part === part);
    results.splice(at < 0 ? results.length : at, at < 0 ? 0 : 1, kept);
    told.ended(kept);
  };
  const was = (part: TestPart): PartResult | undefined => results.find((one) => one.part === part);

  /** A road that is blocked while another is open costs quality, not the call. */
  function soften(): void {
    for (const { part, result, values, took } of results)
      if (roadParts.has(part) && result === "bad") keep(part, poor("udp.blocked", values), took);
  }

  async function find(part: TestPart): Promise<Finding> {
    if (part !== "browser" && was("browser")?.result === "bad") return skipped("skipped.browser");
    const alone = own[part];
    if (alone) return alone({ ...ports, signal, way: undefined, loops: none });
    if (part !== "signalling" && was("signalling")?.result !== "good") return skipped("skipped.signalling");
    network ??= await openNetwork(ports, signal);
    if (needsRoad.has(part) && network.carried.size === 0) return skipped("skipped.path");
    const { way, loops } = network;
    return network.checks[part]!({ ...ports, signal, way, loops });
  }

  try {
    for (const part of partsOf(kind)) {
      signal.throwIfAborted();
      told.began(part);
      const begun = performance.now();
      const finding = await find(part).catch((error: unknown) => {
        signal.throwIfAborted();
        console.error(error);
        return bad("part.failed", { error: error instanceof Error ? error.name : "" });
      });
      keep(part, finding, performance.now() - begun);
      if (roadParts.has(part) && network && network.carried.size > 0) soften();
    }
    return { kind, browser: navigator.userAgent.slice(0, 400), parts: results };
  } finally {
    await network?.loops.end();
  }
}

async function openNetwork(ports: TestPorts, signal: AbortSignal) {
  const [{ networkChecks }, way] = await Promise.all([import("./network.ts"), ports.way()]);
  signal.throwIfAborted();
  return { way, ...networkChecks(way, signal) };
}

/** For the parts that look at nothing outside. */
const none: Checking["loops"] = {
  offered: new Set(),
  open: () => Promise.reject(new Error("no network part")),
  greet: () => Promise.reject(new Error("no network part")),
  end: () => Promise.resolve(),
};
