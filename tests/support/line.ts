import type { AgentState } from "../../src-shared/contracts/agent-state.ts";
import type { AgentContract } from "../../src-shared/contracts/agent.ts";
import type { VisitorContract, VisitorState } from "../../src-shared/contracts/visitor.ts";
import type { MessageId } from "../../src-shared/chat/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { conversationState, type ConversationView } from "../../src-shared/conversations/state.ts";
import type { AskName, Contract, Input, Output } from "../../src-shared/rpc/contract.ts";
import type { Flow, Person } from "./flow.ts";
import { until } from "./hand-clock.ts";

/** How asks are sent in a run: plainly, twice under one key, with the wire cut behind them … */
export type Sending = <C extends Contract, K extends AskName<C>>(
  person: Person<C, unknown>,
  name: K,
  input: Input<C, K>,
) => Promise<Output<C, K>>;

export interface Line {
  readonly anna: Person<AgentContract, AgentState>;
  readonly maria: Person<VisitorContract, VisitorState>;
  readonly conversation: ConversationId;
  readonly said: string[];
}

export interface Step {
  readonly name: string;
  run(): Promise<void>;
}

/** The whole line of the product, as steps between which a test may do its worst. */
export function lineOf(flow: Flow, line: Line, send: Sending): Step[] {
  const { anna, maria, conversation, said } = line;
  const id = () => flow.id() as MessageId;
  const view = (): ConversationView | undefined =>
    anna.held()?.conversations.find((one) => one.public.summary.id === conversation);
  const call = () => view()?.public.summary.call;
  const say = async (who: "anna" | "maria", text: string) => {
    said.push(text);
    if (who === "anna") await send(anna, "chat.send", { conversation, id: id(), text });
    else await send(maria, "chat.send", { conversation, id: id(), text });
  };
  return [
    {
      name: "the visitor starts",
      async run() {
        said.push("Do you deliver?");
        const message = { id: id(), text: "Do you deliver?" };
        await send(maria, "conversation.start", { conversation, name: "Maria", page: null, message });
      },
    },
    {
      name: "the agent accepts",
      async run() {
        const offer = await until("an offer", () => anna.held()?.offers[0]);
        await send(anna, "offer.accept", { offer: offer.id });
        await until("it is open on the desk", () => view());
      },
    },
    { name: "the agent writes", run: () => say("anna", "We do.") },
    { name: "the visitor writes", run: () => say("maria", "To Finland?") },
    {
      name: "the agent invites",
      run: async () => void (await send(anna, "video.invite", { conversation })),
    },
    {
      name: "the visitor accepts the invite",
      async run() {
        const invite = await until("the invite", () => maria.held()?.conversation?.summary.invite);
        await send(maria, "video.accept", { invite: invite.id });
        await until("the call is on", () => call());
      },
    },
    {
      name: "both join",
      async run() {
        const agent = await retried(() => anna.link.ask("video.join", { conversation }));
        const visitor = await retried(() => maria.link.ask("video.join", { conversation }));
        const [room] = flow.rooms.open.keys();
        for (const { identity } of [agent, visitor]) flow.rooms.open.get(room!)?.add(identity);
        await flow.hub().webhook(`${flow.id()}:${room}`, undefined);
        await until("both are seen", () => call()?.present.length === 2);
      },
    },
    { name: "they write in the call", run: () => say("maria", "I can see you.") },
    {
      name: "the agent asks for a share",
      async run() {
        await send(anna, "request.make", { conversation, kind: "share" });
        await until("the request", () => maria.held()?.conversation?.summary.requests[0]);
      },
    },
    {
      name: "the visitor declines",
      async run() {
        const request = await until("the request", () => maria.held()?.conversation?.summary.requests[0]);
        await send(maria, "request.answer", { request: request.id, outcome: "declined" });
        await until("the agent is told", () => view()?.public.summary.requests.length === 0);
      },
    },
    {
      name: "the agent ends the video",
      async run() {
        await send(anna, "video.end", { conversation });
        await until("the call is over", () => call() === null);
        await until("it is recorded", () =>
          view()?.staff.entries.some(({ event }) => event.type === "call.recorded" && event.legs.length === 2),
        );
      },
    },
    {
      name: "the visitor invites",
      async run() {
        await send(maria, "video.invite", { conversation });
        await until("it rings", () => view()?.public.summary.invite);
      },
    },
    {
      name: "the agent declines",
      async run() {
        const invite = await until("the invite", () => view()?.public.summary.invite);
        await send(anna, "video.decline", { invite: invite.id, reason: "rejected" });
        await until("the visitor is told", () => maria.held()?.conversation?.summary.invite === null);
      },
    },
    { name: "the chat goes on", run: () => say("anna", "Anything else?") },
    { name: "a note", run: async () => void (await send(anna, "note.add", { conversation, id: id(), text: "Nice." })) },
    {
      name: "the agent ends the conversation",
      async run() {
        await send(anna, "conversation.end", { conversation });
        await until("the visitor is told", () => maria.held()?.conversation?.summary.state === "ended");
        await until("wrap-up", () => {
          const held = view();
          return held && conversationState(held) === "wrap-up";
        });
      },
    },
    {
      name: "the agent wraps up",
      async run() {
        await send(anna, "conversation.wrapUp", { conversation, outcome: "solved", note: "Delivery" });
        await until("it left the desk", () => anna.held() !== null && view() === undefined);
      },
    },
  ];
}

/** A question may be asked again by whoever asked: it changes nothing. */
async function retried<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes("link-lost")) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
