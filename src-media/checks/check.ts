import type { Advice, Skip } from "../../src-shared/video-test/advice.ts";
import type { PartResult, TestStart } from "../../src-shared/video-test/model.ts";
import type { Loops } from "./loops.ts";

/** Ids of this origin; a kind that is absent is the system's own choice. */
export interface ChosenDevices {
  readonly camera?: string | undefined;
  readonly microphone?: string | undefined;
  readonly speaker?: string | undefined;
}

/** Who sits before the screen, as far as a check needs him. */
export interface Person {
  readonly picture: (stream: MediaStream | null) => void;
  /** 0 to 1. */
  readonly level: (level: number) => void;
  /** Whether he heard the tone; undefined when he did not say. */
  readonly heard: () => Promise<boolean | undefined>;
}

/** What one check may use. */
export interface Checking {
  readonly chosen: ChosenDevices;
  readonly person: Person;
  /** Aborted when the test is stopped: whatever is open then closes. */
  readonly signal: AbortSignal;
  /** The way into the test's room; undefined when the hub gave none. */
  readonly way: TestStart | undefined;
  /** Resolves once a socket to the hub is open, rejects when none opens. */
  readonly hubSocket: () => Promise<void>;
  readonly loops: Loops;
}

export interface Finding {
  readonly result: PartResult["result"];
  readonly advice: Advice | Skip | "";
  readonly values: PartResult["values"];
}

export type Check = (checking: Checking) => Promise<Finding>;

export const good = (values: Finding["values"] = {}): Finding => ({ result: "good", advice: "", values });
export const poor = (advice: Advice, values: Finding["values"] = {}): Finding => ({ result: "poor", advice, values });
export const bad = (advice: Advice, values: Finding["values"] = {}): Finding => ({ result: "bad", advice, values });
export const skipped = (advice: Skip, values: Finding["values"] = {}): Finding => ({
  result: "skipped",
  advice,
  values,
});
