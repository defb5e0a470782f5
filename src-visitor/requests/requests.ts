import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { Request, RequestFailure, RequestId, RequestKind } from "../../src-shared/requests/model.ts";
import type { Input } from "../../src-shared/rpc/contract.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { VideoScreen } from "../video/parts.ts";

/** What came of asking the browser. */
export type Outcome = Omit<Input<VisitorContract, "request.answer">, "request">;

export const declined: Outcome = { outcome: "declined" };
export const failed = (why: RequestFailure): Outcome => ({ outcome: "failed", why });

/** What one side asks the other for, as the components deal with it. */
export interface Requests {
  /** The agent's that can be answered from this page: those of a call only where the call is. */
  readonly toMe: ReadonlySignal<readonly Request[]>;
  readonly mine: ReadonlySignal<readonly Request[]>;
  /** Why the last answer or request came to nothing. */
  readonly fault: ReadonlySignal<Fault | null>;
  /** Answers once, whatever the link does meanwhile; resolves when the hub has it. */
  answer: (request: RequestId, outcome: Outcome) => Promise<void>;
  /** *Please show me.* */
  askToBeShown: () => void;
  withdraw: (request: RequestId) => void;
}

/** What this browser cannot do, whatever the visitor would say. A photo can always be chosen from a file. */
function impossible(kind: RequestKind): boolean {
  if (kind === "share") return !("getDisplayMedia" in (navigator.mediaDevices ?? {}));
  return kind === "location" && !("geolocation" in navigator);
}

export interface RequestPorts {
  readonly ask: Link<VisitorContract>["ask"];
  readonly summary: ReadonlySignal<PublicSummary | undefined>;
  readonly screen: ReadonlySignal<VideoScreen>;
}

export function requestsOf({ ask, summary, screen }: RequestPorts): Requests {
  const fault = signal<Fault | null>(null);
  const open = computed(() => (summary.value?.state === "active" ? summary.value.requests : []));
  const ofCall = (request: Request): boolean => request.kind === "camera" || request.kind === "share";

  async function told(asked: Promise<unknown>): Promise<void> {
    fault.value = null;
    try {
      await asked;
    } catch (error) {
      const { code, ...rest } = faultOf(error);
      // What is over by now says so itself.
      if (code !== "gone") fault.value = { code, ...rest };
    }
  }

  const toMe = computed(() =>
    open.value.filter((request) => request.by === "agent" && (!ofCall(request) || screen.value === "call")),
  );
  const answer: Requests["answer"] = (request, outcome) => told(ask("request.answer", { request, ...outcome }));
  const answered = new Set<RequestId>();
  effect(() => {
    // The agent learns at once what the visitor need not be asked about.
    for (const { id, kind } of toMe.value) {
      if (!impossible(kind) || answered.has(id)) continue;
      answered.add(id);
      void answer(id, failed("unsupported"));
    }
  });

  return {
    toMe: computed(() => toMe.value.filter(({ kind }) => !impossible(kind))),
    mine: computed(() => open.value.filter(({ by }) => by === "visitor")),
    fault,
    answer,
    askToBeShown() {
      const now = summary.peek();
      if (now) void told(ask("request.make", { conversation: now.id, kind: "share" }));
    },
    withdraw: (request) => void told(ask("request.withdraw", { request })),
  };
}
