import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { addresses } from "../bus.ts";
import type { Store } from "../store/open.ts";
import { makeOffer } from "../queues/make-offer.ts";
import { steadily } from "../steadily.ts";
import { makeBoard, matcherVersion, type Board } from "./board.ts";
import { hear } from "./hear.ts";
import type { Decision, RoutingRow } from "./inputs.ts";
import { keep, type Known, nothingKnown } from "./known.ts";
import { houseCapacity, keepCapacities, snapshotOf } from "./snapshot.ts";
import { termsOf } from "./terms.ts";

export interface RouterPorts {
  readonly store: Store;
  /** `offerFor` in milliseconds; `capacity` in chats. */
  readonly settings: { readonly offerFor: number; readonly capacity: number };
  readonly log: { defect(error: unknown, doing: string): void };
}

/** The matcher at work: what it knows, and its wish to look again. */
export interface Router {
  readonly board: Board;
  readonly known: Known;
  /** Looks now, if anything could come of it. */
  wake(): void;
  /** Writes all that is known when a day has begun since it was last written: a replay of the day begins there. */
  newDay(): Promise<void>;
  settled(): Promise<void>;
  stop(): void;
}

/**
 * One matcher decides the order; the database decides whether an offer can still be made. It hears each input after its
 * commit, in the order of the commits; what it decides is written with the last input that it had heard.
 */
export async function startRouter({ store, settings, log }: RouterPorts): Promise<Router> {
  const { machine, transact, bus } = store;
  const board = makeBoard();
  const known = nothingKnown();
  let heard = 0;
  let started = false;

  function take({ seq, input }: RoutingRow): void {
    board.apply(input, seq);
    heard = seq;
    keep(known, input);
    if (!started) return;
    matching.wake();
    if (input.kind !== "decided") bus.publish(addresses.places, { wake: true });
  }

  const matching = steadily(
    async () => {
      const now = machine.now();
      const decisions = board.decide(now);
      if (decisions.length === 0) return;
      const upto = heard;
      const noted = transact((tx) => hear(tx, { kind: "decided", version: matcherVersion, upto, now, decisions }));
      await Promise.all([noted, ...decisions.map((decision) => offer(decision))]);
    },
    (error) => log.defect(error, "match"),
  );

  function offer(decision: Decision): Promise<unknown> {
    return transact((tx) => makeOffer(tx, machine, decision, termsOf(known, decision, tx.now, settings.offerFor)));
  }

  const stop: Stop = bus.subscribe(addresses.matcher, (news) => {
    if ("routing" in news) take(news.routing);
    else matching.wake();
  });
  const house = houseCapacity(settings.capacity);
  let written = "";
  async function writeAll(): Promise<void> {
    await transact(async (tx) => {
      await keepCapacities(tx, house);
      await hear(tx, await snapshotOf(tx.db, tx.now, house));
    });
    written = dayOf(machine.now());
  }
  await writeAll();
  started = true;
  matching.wake();

  return {
    board,
    known,
    wake: () => matching.wake(),
    newDay: async () => void (written !== dayOf(machine.now()) && (await writeAll())),
    settled: () => matching.settled(),
    stop,
  };
}

/** By the calendar of this machine, as `npm run replay` counts days. */
const dayOf = (now: number): string => new Date(now).toDateString();
