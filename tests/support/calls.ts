import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { VisitorContract, VisitorState } from "../../src-shared/contracts/visitor.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { InviteId, Side } from "../../src-shared/video/model.ts";
import type { CallRecorded } from "../../src-shared/video/record.ts";
import type { Flow, Person } from "./flow.ts";
import { until } from "./hand-clock.ts";

type Desk = Person<AgentContract, AgentState>;
type Page = Person<VisitorContract, VisitorState>;

/** An agent and a visitor in a running conversation, and what tests of video do with them. */
export interface Pair {
  readonly conversation: ConversationId;
  readonly agent: Desk;
  readonly visitor: Page;
  /** As the visitor's page holds it. */
  summary(): PublicSummary;
  /** What the visitor's log says of video, oldest first. */
  notices(): string[];
  /** The records of calls, as the desk holds them. */
  records(): CallRecorded[];
  invite(by: Side): Promise<InviteId>;
  accept(by: Side, invite: InviteId): Promise<void>;
  cancel(by: Side, invite: InviteId): Promise<void>;
  decline(by: Side, invite: InviteId): Promise<void>;
  /** The agent's invite, accepted; both have a way in, and nobody has gone in. */
  call(): Promise<Room>;
}

export interface Room {
  readonly name: string;
  readonly identity: Readonly<Record<Side, string>>;
  /** Goes in or out; the media server tells the hub, unless the webhook is `lost`. */
  enter(side: Side, webhook?: "lost"): Promise<void>;
  leave(side: Side, webhook?: "lost"): Promise<void>;
}

/** A visitor of this name begins, and this agent takes it. */
export async function pairOf(flow: Flow, agent: Desk, name: string, button?: string): Promise<Pair> {
  const visitor = flow.visitor(name);
  await until("both are here", () => agent.held() && visitor.held());
  const conversation = flow.id() as ConversationId;
  const begun = { conversation, name, page: null };
  await visitor.link.ask("conversation.start", button === undefined ? begun : { ...begun, button });
  const offer = await until("an offer", () => agent.held()?.offers[0]);
  await agent.link.ask("offer.accept", { offer: offer.id });
  await until("active", () => visitor.held()?.conversation?.summary.state === "active");
  const link = (side: Side) => (side === "agent" ? agent.link : visitor.link) as Page["link"];
  const summary = () => visitor.state().conversation!.summary;
  const pair: Pair = {
    conversation,
    agent,
    visitor,
    summary,
    notices: () =>
      visitor
        .state()
        .conversation!.entries.flatMap(({ event }) => (event.type.startsWith("video.") ? [event.type] : [])),
    records: () =>
      agent
        .state()
        .conversations.filter((one) => one.public.summary.id === conversation)
        .flatMap((one) => one.staff.entries)
        .flatMap(({ event }) => (event.type === "call.recorded" ? [event] : [])),
    async invite(by) {
      const { invite } = await link(by).ask("video.invite", { conversation });
      return invite;
    },
    accept: async (by, invite) => void (await link(by).ask("video.accept", { invite })),
    cancel: async (by, invite) => void (await link(by).ask("video.cancel", { invite })),
    decline: async (by, invite) => void (await link(by).ask("video.decline", { invite, reason: "rejected" })),
    async call() {
      await pair.accept("visitor", await pair.invite("agent"));
      const before = new Set(flow.rooms.open.keys());
      const own = await agent.link.ask("video.join", { conversation });
      const other = await visitor.link.ask("video.join", { conversation });
      const name = [...flow.rooms.open.keys()].find((room) => !before.has(room))!;
      await until("the call is known", () => summary().call);
      return roomOf(flow, name, { agent: own.identity, visitor: other.identity });
    },
  };
  return pair;
}

function roomOf(flow: Flow, name: string, identity: Room["identity"]): Room {
  const tell = async (webhook?: "lost") => {
    if (webhook === undefined) await flow.hub().webhook(`${flow.id()}:${name}`, undefined);
    await flow.clock.advance(0);
  };
  return {
    name,
    identity,
    async enter(side, webhook) {
      flow.rooms.open.get(name)!.add(identity[side]);
      await tell(webhook);
    },
    async leave(side, webhook) {
      flow.rooms.open.get(name)!.delete(identity[side]);
      await tell(webhook);
    },
  };
}

/** Why something was refused, or "done". */
export const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => "done",
    (error: unknown) => faultOf(error).reason,
  );
