import fc from "fast-check";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { RequestKind } from "../../src-shared/requests/model.ts";
import type { InviteId, Side } from "../../src-shared/video/model.ts";
import { type Pair, pairOf } from "./calls.ts";
import type { Flow } from "./flow.ts";
import { turns } from "./hand-clock.ts";

/** What may happen to one of two visitors and their common agent; most of it is refused at most times. */
const asks = [
  "invite",
  "accept",
  "accept-any",
  "accept-older",
  "decline",
  "cancel",
  "join",
  "end",
  "finish",
  "begin",
] as const;
const requests = ["request", "answer", "withdraw"] as const;
const world = ["enter", "leave", "stranger", "webhook", "second"] as const;
const times = ["half-minute", "half-minute", "minute", "minutes"] as const;
const troubles = ["media-away", "media-back", "media-restarts", "restart"] as const;
/** What becomes of the ask on its way: repeated under its key, its wire cut behind it, or the hub killed at it. */
const fates = ["plain", "twice", "cut", "killed"] as const;

export interface Move {
  readonly what: (typeof asks | typeof requests | typeof world | typeof times | typeof troubles)[number];
  readonly pair: 0 | 1;
  readonly side: Side;
  readonly fate: (typeof fates)[number];
}

const anyMoves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    what: fc.oneof(
      // Along the line, so that calls come about often.
      { arbitrary: fc.constantFrom("invite", "accept", "join", "enter"), weight: 9 },
      { arbitrary: fc.constantFrom(...asks), weight: 3 },
      { arbitrary: fc.constantFrom(...requests), weight: 2 },
      { arbitrary: fc.constantFrom(...world), weight: 4 },
      { arbitrary: fc.constantFrom(...times), weight: 1 },
      { arbitrary: fc.constantFrom(...troubles), weight: 1 },
    ),
    pair: fc.constantFrom(0, 0, 1),
    side: fc.constantFrom("agent", "visitor"),
    fate: fc.constantFrom("plain", "plain", "plain", ...fates),
  }) as fc.Arbitrary<Move>,
  { minLength: 6, maxLength: 24, size: "max" },
);

const both = (what: Move["what"]): Move[] =>
  (["agent", "visitor"] as const).map((side) => ({ what, pair: 0, side, fate: "plain" }));
const [invite] = both("invite");
const [accept] = both("accept");
const call = [invite!, accept!, ...both("join"), ...both("enter")];

const elsewhere: Move = { ...invite!, pair: 1 };

/** Some begin with a call, some with an invite of the same agent's to each of the two. */
export const moves = fc
  .tuple(fc.constantFrom<Move[]>([], call, [invite!, elsewhere, accept!]), anyMoves)
  .map(([first, others]) => [...first, ...others]);

/** Refusals that a person may meet; any other is a defect. */
const known = new Set(
  [
    "invite-gone",
    "invite-open",
    "call-ended",
    "agent-in-call",
    "video-unreachable",
    "request-gone",
    "request-open",
  ].concat(
    ["conversation-ended", "request-not-allowed", "link-lost", "conversation-open", "conversation-closed"],
    ["camera-one-way", "location-missing", "photo-missing", "conversation-gone"],
  ),
);

/** Two visitors in conversations with one agent, and what was truly asked of the hub by whom. */
export interface Party {
  readonly flow: Flow;
  readonly pairs: [Pair, Pair];
  /** The invites that each side asked to accept, whatever became of it. */
  readonly accepted: Set<string>;
  play(move: Move): Promise<void>;
}

export async function partyOf(flow: Flow): Promise<Party> {
  const anna = await flow.agent("Anna");
  const pairs: [Pair, Pair] = [await pairOf(flow, anna, "Maria"), await pairOf(flow, anna, "Leo")];
  const accepted = new Set<string>();
  const invites: Array<Array<{ id: InviteId; by: Side }>> = [[], []];
  /** Those with an open invite. */
  const open = new Set<Pair>();
  let number = 0;

  async function mend(): Promise<void> {
    for (const person of [anna, pairs[0].visitor, pairs[1].visitor]) {
      if (person.linkState().state !== "ready") person.mend();
    }
    await turns();
  }

  /** Sends an ask to its fate, and waits for its end as the clock goes on. */
  async function send(move: Move, pair: Pair, ask: string, input: object): Promise<void> {
    const person = pair[move.side] as Pair["agent"];
    const key = flow.id();
    const once = () =>
      person.link.ask(ask as "video.invite", input as { conversation: ConversationId }, key).then(
        () => "done",
        (error: unknown) => faultOf(error).reason,
      );
    const sent = move.fate === "twice" ? [once(), once()] : [once()];
    let over = false;
    const said = Promise.all(sent).finally(() => (over = true));
    await turns(++number % 4);
    if (move.fate === "cut") person.cut();
    if (move.fate === "killed") await flow.restart();
    for (let turn = 0; !over && turn < 100; turn++) {
      await mend();
      if (turn > 5) await flow.clock.advance(50);
    }
    if (!over) throw new Error(`${ask} was never answered`);
    for (const reason of await said) if (reason !== "done" && !known.has(reason)) throw new Error(`${ask}: ${reason}`);
  }

  async function openOf(pair: Pair): Promise<void> {
    const row = await flow
      .store()
      .read.selectFrom("invite")
      .select(["id", "by"])
      .where("conversation", "=", pair.conversation)
      .where("state", "=", "open")
      .executeTakeFirst();
    const held = invites[pairs.indexOf(pair)]!;
    if (row) open.add(pair);
    else open.delete(pair);
    if (row && held.at(-1)?.id !== row.id) held.push(row);
  }

  async function begin(move: Move): Promise<void> {
    const old = pairs[move.pair];
    if (old.summary().state !== "ended") return;
    await send({ ...move, side: "agent", fate: "plain" }, old, "conversation.wrapUp", {
      conversation: old.conversation,
      outcome: null,
      note: "",
    });
    old.visitor.link.stop();
    pairs[move.pair] = await pairOf(flow, anna, move.pair === 0 ? "Maria" : "Leo");
    invites[move.pair] = [];
  }

  async function play(move: Move): Promise<void> {
    const pair = pairs[move.pair];
    const [other] = open;
    // An accept goes where there is something to accept.
    if (move.what === "accept" && other && !open.has(pair))
      return play({ ...move, pair: pairs.indexOf(other) as 0 | 1 });
    const { conversation } = pair;
    const ask = (name: string, input: object) => send(move, pair, name, input);
    const held = invites[move.pair]!;
    const { id: invite, by } = (move.what === "accept-older" ? held.at(-2) : held.at(-1)) ?? {};
    // Mostly the one who was invited accepts.
    if (move.what === "accept" && by)
      return play({ ...move, what: "accept-any", side: by === "agent" ? "visitor" : "agent" });
    const grant = flow.rooms.granted.findLast(({ identity }) => identity.startsWith(move.side));
    const kinds = ["camera", "share", "photo", "location"] as const satisfies RequestKind[];
    const request = pair.summary().requests[0]?.id;
    switch (move.what) {
      case "invite":
        return ask("video.invite", { conversation });
      case "accept":
      case "accept-any":
      case "accept-older":
        if (invite) accepted.add(`${invite} ${move.side}`);
        return invite && ask("video.accept", { invite });
      case "decline":
        return invite && ask("video.decline", { invite, reason: "rejected" });
      case "cancel":
        return invite && ask("video.cancel", { invite });
      case "join":
        return ask("video.join", { conversation });
      case "end":
        return ask("video.end", { conversation });
      case "finish":
        return ask("conversation.end", { conversation });
      case "begin":
        return begin(move);
      case "request":
        return ask("request.make", { conversation, kind: kinds[++number % kinds.length] });
      case "answer":
        return request && ask("request.answer", { request, outcome: "declined" });
      case "withdraw":
        return request && ask("request.withdraw", { request });
      case "enter":
      case "leave":
        if (grant) flow.rooms.open.get(grant.room)?.[move.what === "enter" ? "add" : "delete"](grant.identity);
        return;
      case "stranger":
        return void flow.rooms.open.get(grant?.room ?? "")?.add("visitor:stranger");
      case "webhook":
        return flow.hub().webhook(`${flow.id()}:${grant?.room ?? "none"}`, undefined);
      case "second":
        return flow.clock.advance(1_000);
      case "half-minute":
        return flow.clock.advance(31_000);
      case "minute":
        return flow.clock.advance(61_000);
      case "minutes":
        return flow.clock.advance(250_000);
      case "media-away":
        return void (flow.rooms.down = true);
      case "media-back":
        return void (flow.rooms.down = false);
      case "media-restarts":
        return flow.rooms.open.clear();
      case "restart":
        return flow.restart(move.side === "agent" ? 0 : 90_000);
    }
  }

  return {
    flow,
    pairs,
    accepted,
    async play(move) {
      // No two things at one moment: what has no order in time has none in a fresh state either.
      await flow.clock.advance(1);
      await play(move);
      await mend();
      for (const pair of pairs) await openOf(pair);
      await turns();
    },
  };
}
