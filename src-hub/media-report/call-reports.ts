import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { findingsOf, lookBack } from "../../src-shared/media-report/findings.ts";
import type { CallHealth, MediaReport } from "../../src-shared/media-report/model.ts";
import type { Signs, Told } from "../../src-shared/media-report/moment.ts";
import type { Rule } from "../../src-shared/media-report/rule.ts";
import { ticksOf } from "../../src-shared/media-report/ticks.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { CallId, CameraMode } from "../../src-shared/video/model.ts";
import { addresses, type Bus } from "../bus.ts";
import type { LegQuality, Whose } from "../video/legs.ts";
import { type LegSums, legSums } from "./leg-sums.ts";

/** A desk believes what it was told for a little longer than this. */
const tellEvery = 2_000;
/** A call that nobody has reported of for so long is forgotten, whatever became of it. */
const forgetAfter = 600_000;

/** A report that was allowed, and what the database knows of its call. */
export interface ReportedCall {
  readonly conversation: ConversationId;
  readonly call: CallId;
  readonly camera: CameraMode;
  /** Its owner first, then whoever is in it beside him. */
  readonly staff: readonly AccountId[];
  /** Who is in the room now. */
  readonly present: readonly Whose[];
}

/**
 * Keeps the last minute of everybody's reports of each open call, in memory. Each of the staff in it is told what his own
 * and the visitor's add up to.
 */
export interface CallReports {
  readonly take: (of: ReportedCall, whose: Whose, report: MediaReport) => void;
  readonly quality: LegQuality;
  /** Whether the other's picture was on his screen in the stay that goes on now. */
  readonly shown: (call: CallId, whose: Whose) => boolean;
}

interface Kept {
  readonly people: Map<Whose, Reported>;
  lastAt: number;
}

/** What one of them reported, and, if he is of the staff, what was found by it and said to him. */
interface Reported {
  readonly told: Told[];
  sums: LegSums;
  findings: ReadonlySet<string>;
  said: { at: number; words: string };
}

export function callReports(rules: readonly Rule[], machine: Pick<Machine, "now">, bus: Bus): CallReports {
  const calls = new Map<CallId, Kept>();

  function keptOf(call: CallId, now: number): Kept {
    const known = calls.get(call);
    if (known) return known;
    for (const [id, { lastAt }] of calls) if (now - lastAt > forgetAfter) calls.delete(id);
    const kept: Kept = { people: new Map(), lastAt: now };
    calls.set(call, kept);
    return kept;
  }

  function reportedBy({ people }: Kept, whose: Whose): Reported {
    const known = people.get(whose);
    if (known) return known;
    const reported: Reported = { told: [], sums: legSums(), findings: new Set(), said: { at: 0, words: "" } };
    people.set(whose, reported);
    return reported;
  }

  function add({ told, sums }: Reported, report: MediaReport, now: number): void {
    sums.add(report, now - (told.at(-1)?.at ?? now - report.over));
    told.push({ at: now, report });
    while (told[0] && told[0].at < now - lookBack) told.shift();
  }

  function healthFor(kept: Kept, agent: AccountId, { camera, present }: ReportedCall, now: number): CallHealth {
    const call = {
      camera,
      visitorPresent: present.includes("visitor"),
      agentPresent: present.includes(agent),
    };
    const signs: Signs = { visitor: reportedBy(kept, "visitor").told, agent: reportedBy(kept, agent).told, call };
    return { ...ticksOf(signs, now), findings: findingsOf(rules, signs, now) };
  }

  /**
   * Each time that a rule begins to hold it counts once, on the leg that it is found on; the hub's on both. What several of
   * the staff find on the visitor is one thing: it counts as the owner finds it.
   */
  function count(kept: Kept, agent: AccountId, isOwner: boolean, { findings }: CallHealth): void {
    const his = reportedBy(kept, agent);
    for (const { rule, side } of findings) {
      if (his.findings.has(rule)) continue;
      if (side !== "visitor") his.sums.found(rule);
      if (side !== "agent" && isOwner) reportedBy(kept, "visitor").sums.found(rule);
    }
    his.findings = new Set(findings.map(({ rule }) => rule));
  }

  function tell(kept: Kept, agent: AccountId, of: ReportedCall, now: number): void {
    const his = reportedBy(kept, agent);
    const health = healthFor(kept, agent, of, now);
    count(kept, agent, agent === of.staff[0], health);
    const words = JSON.stringify(health);
    if (words === his.said.words && now - his.said.at < tellEvery) return;
    his.said = { at: now, words };
    const { conversation, call } = of;
    bus.publish(addresses.agent(agent), { event: { type: "call.health", conversation, call, health } });
  }

  return {
    take(of, whose, report) {
      const now = machine.now();
      const kept = keptOf(of.call, now);
      kept.lastAt = now;
      add(reportedBy(kept, whose), report, now);
      // One of the staff's own report is news for him alone, the visitor's for all of them.
      for (const agent of of.staff) if (whose === "visitor" || whose === agent) tell(kept, agent, of, now);
    },

    shown: (call, whose) => (calls.get(call)?.people.get(whose)?.sums.quality()?.shown ?? 0) > 0,

    quality(call, whose) {
      const reported = calls.get(call)?.people.get(whose);
      if (!reported) return null;
      const quality = reported.sums.quality();
      reported.sums = legSums();
      return quality;
    },
  };
}
