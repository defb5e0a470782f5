import * as z from "zod/mini";
import { CameraMode } from "../video/model.ts";
import { MediaReport } from "./model.ts";

/** A report is believed for so long, in milliseconds; after that its side is unknown. */
export const freshFor = 5_000;

/** What the hub itself knows of a call, beside the reports. */
const CallFacts = z.object({
  camera: CameraMode,
  /** As the media server tells. */
  visitorPresent: z.boolean(),
  agentPresent: z.boolean(),
  /** Milliseconds without a report of a side that reported before; 0 before its first. */
  visitorSilent: z.number(),
  agentSilent: z.number(),
});

/** A call as it is seen at one time: the newest report of each side, if it is fresh. Its fields are the paths of the rules. */
export const Moment = z.object({
  visitor: z.optional(MediaReport),
  agent: z.optional(MediaReport),
  call: CallFacts,
});
export type Moment = z.infer<typeof Moment>;

/** A report and when it arrived, epoch milliseconds of the hub's clock. */
export interface Told {
  readonly at: number;
  readonly report: MediaReport;
}

/** What was told of a call lately, oldest first, and what the hub knows of it now. */
export interface Signs {
  readonly visitor: readonly Told[];
  readonly agent: readonly Told[];
  readonly call: Pick<Moment["call"], "camera" | "visitorPresent" | "agentPresent">;
}

export function momentAt({ visitor, agent, call }: Signs, at: number): Moment {
  const seen = newest(visitor, at);
  const own = newest(agent, at);
  return {
    visitor: fresh(seen, at),
    agent: fresh(own, at),
    call: { ...call, visitorSilent: seen ? at - seen.at : 0, agentSilent: own ? at - own.at : 0 },
  };
}

function newest(told: readonly Told[], at: number): Told | undefined {
  return told.findLast((one) => one.at <= at);
}

function fresh(told: Told | undefined, at: number): MediaReport | undefined {
  return told && at - told.at <= freshFor ? told.report : undefined;
}
