import type { MediaReport } from "../../src-shared/media-report/model.ts";
import type { CallLeg } from "../../src-shared/video/record.ts";

type Quality = NonNullable<CallLeg["quality"]>;

interface Mean {
  sum: number;
  count: number;
}

/** What is kept of one side's reports for the call's record: sums, never the reports. */
export interface LegSums {
  /** `elapsed`: milliseconds since the report before, as far as this one does not cover them already. */
  readonly add: (report: MediaReport, elapsed: number) => void;
  /** A rule began to hold on this side. */
  readonly found: (rule: string) => void;
  readonly quality: () => Quality | null;
}

export function legSums(): LegSums {
  const means: Record<"rtt" | "lossUp" | "lossDown", Mean> = {
    rtt: { sum: 0, count: 0 },
    lossUp: { sum: 0, count: 0 },
    lossDown: { sum: 0, count: 0 },
  };
  const findings: Record<string, number> = {};
  let reports = 0;
  let frozen = 0;
  let shown = 0;
  let transport = "none";

  return {
    add({ network, picture, over }, elapsed) {
      reports += 1;
      for (const name of ["rtt", "lossUp", "lossDown"] as const) {
        const value = network[name];
        if (value === null) continue;
        means[name].sum += value;
        means[name].count += 1;
      }
      // Reports that come at once after a change overlap: what was counted by the one before is not counted again.
      frozen += over > 0 ? picture.frozen * Math.min(1, elapsed / over) : 0;
      if (picture.fps > 0) shown += over > 0 ? Math.min(over, elapsed) : 0;
      if (network.transport !== "none") transport = network.transport;
    },
    found(rule) {
      findings[rule] = (findings[rule] ?? 0) + 1;
    },
    quality: () =>
      reports === 0
        ? null
        : {
            reports,
            rtt: meanOf(means.rtt),
            lossUp: meanOf(means.lossUp),
            lossDown: meanOf(means.lossDown),
            frozen: Math.round(frozen),
            shown: Math.round(shown),
            transport,
            findings: { ...findings },
          },
  };
}

function meanOf({ sum, count }: Mean): number | null {
  return count === 0 ? null : Math.round((sum / count) * 1000) / 1000;
}
