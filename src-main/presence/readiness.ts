import { faultOf } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { ReadinessPart } from "../../src-shared/presence/model.ts";
import type { Log } from "../shell/shell.ts";
import { type Found, testAgainAfter, verdictOf } from "./rules.ts";

/** A page that has not answered by then cannot ring either. */
const answersWithin = 20_000;
/** One bad test may be a moment's: it counts when the next one, so much later, is bad as well. */
const doubtedFor = 3_000;

export interface ReadinessOptions {
  readonly machine: Machine;
  readonly log: Log;
  /** Somebody is signed in and the link stands: only then is there anybody to tell. */
  readonly isLinked: () => boolean;
  /** The page is to make this test now; null: none. */
  readonly changed: (test: string | null) => void;
  readonly tell: (unready: ReadinessPart[]) => Promise<unknown>;
}

/** The desk tests itself (features A1): main says when and judges, a page does it. The link is judged by its own beat. */
export function readiness({ machine, log, isLinked, changed, tell }: ReadinessOptions) {
  let test: string | null = null;
  let verdict: ReadinessPart[] = [];
  let isDoubted = false;
  /** What the hub was told over this connection. */
  let told: string | null = null;
  let stopWaiting: Stop = () => {};

  function begin(): void {
    stopWaiting();
    if (!isLinked()) return end();
    test = uuid7(machine);
    stopWaiting = machine.after(answersWithin, () =>
      judge({ unready: ["ring"], passedOver: ["microphone", "media-server"] }),
    );
    changed(test);
  }

  function end(): void {
    stopWaiting();
    if (test === null) return;
    test = null;
    changed(null);
  }

  function judge(found: Found): void {
    const next = verdictOf(verdict, found);
    const isNewlyBad = next.some((part) => !verdict.includes(part));
    end();
    if (isNewlyBad && !isDoubted) {
      isDoubted = true;
      stopWaiting = machine.after(doubtedFor, begin);
      return;
    }
    isDoubted = false;
    if (isNewlyBad) log.warn("This desk is not ready for conversations.", { unready: next });
    verdict = next;
    stopWaiting = machine.after(testAgainAfter(verdict), begin);
    void say();
  }

  async function say(): Promise<void> {
    const words = JSON.stringify(verdict);
    if (words === told || !isLinked()) return;
    told = words;
    try {
      await tell(verdict);
    } catch (error) {
      // The next test says it again; a new link begins with one.
      told = null;
      log.info("The hub was not told whether this desk is ready.", { reason: faultOf(error).reason });
    }
  }

  return {
    /** The hub has let us in, anew or again. */
    linked(): void {
      told = null;
      begin();
    },
    /** *Test again*, or a page that has just come. One that runs already is made anew, by whoever is there now. */
    begin,
    tested(which: string, found: Found): void {
      if (which === test) judge(found);
    },
    /** Nobody is signed in any more. */
    signedOut(): void {
      verdict = [];
      isDoubted = false;
      end();
    },
    stop: () => stopWaiting(),
  };
}
