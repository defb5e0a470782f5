import { visitorContract, type VisitorContract, type VisitorState } from "../../src-shared/contracts/visitor.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { Handlers, HelloAnswer, HelloInput } from "../../src-shared/rpc/contract.ts";
import { closeCodes, type Pipe, type Stop } from "../../src-shared/rpc/pipe.ts";
import { serve, type Session } from "../../src-shared/rpc/serve.ts";
import { addresses } from "../bus.ts";
import { sideMark } from "../chat/marks.ts";
import { missedOf, publicPage } from "../conversations/pages.ts";
import { newestOf } from "../conversations/rows.ts";
import type { HubParts } from "../ports.ts";
import type { Visitor } from "../sites/visitor.ts";
import { type Change, changesOf } from "../store/answered.ts";
import type { Reader } from "../store/transact.ts";
import { whoComes } from "../visitors/who-comes.ts";
import { Feed } from "./feed.ts";
import { placeOf, placeTeller } from "./place.ts";

const limits = { beat: 20_000, rate: 10, burst: 40 };

type Hello = HelloInput<VisitorContract>;
type Answer = Omit<HelloAnswer<VisitorContract>, "protocol" | "beat">;

/** The features' handlers for one visitor's connection. */
export type VisitorFeatures = (hub: HubParts, visitor: Visitor, change: Change) => Handlers<VisitorContract>;

export function serveVisitor(hub: HubParts, pipe: Pipe, features: VisitorFeatures, network: string): Stop {
  return serve(
    visitorContract,
    pipe,
    {
      hello: (input) => openSession(hub, input, features, network),
      settled: () => hub.store.durable(),
      defect: (error, ask) => hub.log.defect(error, ask),
      asked: (ask, result, took) => hub.asked?.(ask, result, took),
    },
    hub.store.machine,
    limits,
  );
}

async function openSession(
  hub: HubParts,
  input: Hello,
  features: VisitorFeatures,
  network: string,
): Promise<Session<VisitorContract>> {
  const { visitor, token } = await whoComes(hub, input.who);
  const feed = new Feed(hub.store.bus);
  const leaving = leavingOf(feed, visitor);
  try {
    feed.listen(addresses.visitor(visitor.id));
    feed.listen(addresses.site(visitor.site.id));
    const place = placeTeller(hub, visitor.id, feed);
    const before = await newestOf(hub.store.read, visitor.id);
    // Heard before it is read; one that begins after this look is heard by the visitor's own address.
    if (before) feed.follow(logOf(before.id, "public"));
    const answer = await answerTo(hub, feed, visitor, token, input);
    place.told(answer.state);
    return sessionOf(hub, visitor, feed, leaving, features, network, answer);
  } catch (error) {
    feed.close();
    throw error;
  }
}

/** In a function of its own, as what follows: what a closure is made beside lives as long as it, and this is over now. */
function answerTo(hub: HubParts, feed: Feed, visitor: Visitor, token: string, input: Hello): Promise<Answer> {
  return hub.store.snapshot((db) => read(hub, db, feed, visitor, token, input));
}

function sessionOf(
  hub: HubParts,
  visitor: Visitor,
  feed: Feed,
  leaving: ReturnType<typeof leavingOf>,
  features: VisitorFeatures,
  network: string,
  answer: Answer,
): Session<VisitorContract> {
  return {
    answer,
    handlers: () => features(hub, visitor, changesOf(hub.store.transact, visitor.id)),
    check: (ask) => hub.takesMessage(ask, visitor.id, network),
    start(send, close) {
      feed.release(send as Parameters<Feed["release"]>[0]);
      leaving(close);
      return () => feed.close();
    },
  };
}

/** Ends the connection of somebody who is no longer that visitor, heard from before anything is read of him. */
function leavingOf(feed: Feed, { id, visit }: Visitor): (close: (code: number, reason: string) => void) => void {
  let over: readonly [number, string] | undefined;
  let end = (...why: readonly [number, string]): void => void (over = why);
  feed.wakes(addresses.moved(id), () => end(closeCodes.restarting, "moved"));
  feed.wakes(addresses.visit(visit), () => end(closeCodes.signedOut, "visit-ended"));
  return (close) => {
    end = close;
    if (over) close(...over);
  };
}

/** All of it at one moment: what is told before that moment is in it, what is told after comes by the feed. */
async function read(
  hub: HubParts,
  db: Reader,
  feed: Feed,
  visitor: Visitor,
  token: string,
  { epoch, logs }: Hello,
): Promise<Answer> {
  const row = await newestOf(db, visitor.id);
  const log = row && logOf(row.id, "public");
  // Of one that was erased he holds what is no more: it comes anew, whatever he has of it.
  const known = log && row.erased_at === null && epoch === hub.store.epoch ? logs[log] : undefined;
  const missed = log && known !== undefined ? await missedOf(db, log, known) : undefined;
  const conversation = row && !missed ? await publicPage(db, row) : null;
  if (log) feed.holds(log, conversation?.head ?? missed?.at(-1)?.seq ?? known ?? 0);
  const { id, name, welcome } = visitor.site;
  const state: VisitorState = {
    token,
    site: hub.fronts.now(id)?.face ?? { name, welcome },
    ...(row ? placeOf(hub, row.id) : { ahead: null, seconds: null }),
    availability: hub.availability.now(visitor.site.id),
    conversation,
    mail: hub.mail.isOn,
    mark: row && (await sideMark(db, row.id, "agent")),
  };
  return {
    epoch: hub.store.epoch,
    now: hub.store.machine.now(),
    state,
    missed: log && missed ? { [log]: missed } : {},
  };
}
