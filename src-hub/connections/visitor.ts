import { visitorContract, type VisitorContract, type VisitorState } from "../../src-shared/contracts/visitor.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { Handlers, HelloAnswer, HelloInput } from "../../src-shared/rpc/contract.ts";
import type { Pipe, Stop } from "../../src-shared/rpc/pipe.ts";
import { serve, type Session } from "../../src-shared/rpc/serve.ts";
import { addresses } from "../bus.ts";
import { chatHandlers, type Writer } from "../chat/asks.ts";
import { missedOf, publicPage } from "../conversations/pages.ts";
import { newestOf, ofVisitor } from "../conversations/rows.ts";
import { conversationVisitorHandlers } from "../conversations/visitor-asks.ts";
import type { HubParts } from "../ports.ts";
import { aheadOf } from "../queues/rows.ts";
import type { Visitor } from "../sites/visitor.ts";
import { changesOf } from "../store/answered.ts";
import { videoVisitorHandlers } from "../video/visitor-asks.ts";
import { Feed } from "./feed.ts";

const limits = { beat: 20_000, rate: 10, burst: 40 };

type Answer = Omit<HelloAnswer<VisitorContract>, "protocol" | "beat">;

export function serveVisitor(hub: HubParts, pipe: Pipe): Stop {
  return serve(
    visitorContract,
    pipe,
    {
      hello: (input) => openSession(hub, input),
      defect: (error, ask) => hub.log.defect(error, ask),
      asked: (ask, result, took) => hub.asked?.(ask, result, took),
    },
    hub.store.machine,
    limits,
  );
}

async function openSession(hub: HubParts, input: HelloInput<VisitorContract>): Promise<Session<VisitorContract>> {
  const { visitor, token } = await hub.visitorOf(input.who);
  const feed = new Feed(hub.store.bus);
  feed.listen(addresses.visitor(visitor.id));
  const place = placeTeller(hub, visitor, feed);
  feed.listen(addresses.places, place);
  const answer = await read(hub, feed, visitor, token, input);
  const change = changesOf(hub.store.transact, visitor.id);
  const { read: reader, machine, bus } = hub.store;
  const handlers: Handlers<VisitorContract> = {
    ...conversationVisitorHandlers(visitor, change),
    ...chatHandlers(visitorWriter(visitor), change, { read: reader, bus }),
    ...videoVisitorHandlers(visitor, change, { read: reader, machine, rooms: hub.rooms }),
  };
  return {
    answer,
    handlers,
    start(send) {
      feed.release(send as Parameters<Feed["release"]>[0]);
      return () => feed.close();
    },
  };
}

async function read(
  hub: HubParts,
  feed: Feed,
  visitor: Visitor,
  token: string,
  { epoch, logs }: HelloInput<VisitorContract>,
): Promise<Answer> {
  const db = hub.store.read;
  const row = await newestOf(db, visitor.id);
  const log = row && logOf(row.id, "public");
  if (log) feed.follow(log);
  const known = log && epoch === hub.store.epoch ? logs[log] : undefined;
  const missed = log && known !== undefined ? await missedOf(db, log, known) : undefined;
  const conversation = row && !missed ? await publicPage(db, row) : null;
  if (log) feed.holds(log, conversation?.head ?? missed?.at(-1)?.seq ?? known ?? 0);
  const { name, welcome } = visitor.site;
  const state: VisitorState = {
    token,
    site: { name, welcome },
    ahead: row ? await aheadOf(db, row.id) : null,
    conversation,
  };
  return {
    epoch: hub.store.epoch,
    now: hub.store.machine.now(),
    state,
    missed: log && missed ? { [log]: missed } : {},
  };
}

/** Looks up the visitor's place when the queue moved, and tells it if it changed; several moves at once are one look. */
function placeTeller(hub: HubParts, visitor: Visitor, feed: Feed): () => void {
  let told: number | null = null;
  let looking = false;
  let again = false;
  async function look(): Promise<void> {
    const row = await newestOf(hub.store.read, visitor.id);
    const ahead = row ? await aheadOf(hub.store.read, row.id) : null;
    if (ahead !== told) feed.tell({ type: "place.changed", ahead }, "place");
    told = ahead;
  }
  function wake(): void {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    look()
      .catch((error: unknown) => hub.log.defect(error, "place"))
      .finally(() => {
        looking = false;
        if (again) {
          again = false;
          wake();
        }
      });
  }
  return wake;
}

function visitorWriter(visitor: Visitor): Writer {
  return {
    find: (db, conversation) => ofVisitor(db, visitor.id, conversation),
    author: (row) => ({ kind: "visitor", name: row.visitor_name }),
  };
}
