import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import { ConversationId, type Page } from "../../src-shared/conversations/model.ts";
import type { PublicPage } from "../../src-shared/conversations/state.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { Input } from "../../src-shared/rpc/contract.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import type { Given } from "../sites/site-part.ts";
import { accepted, failed, nextOf, type Unsent } from "./outbox.ts";

export interface DeliveryPorts {
  readonly machine: Machine;
  readonly ask: Link<VisitorContract>["ask"];
  /** The conversation that the state shows now. */
  conversation(): PublicPage | null;
  page(): Page | null;
  button(): string | undefined;
  outbox(): readonly Unsent[];
  setOutbox(outbox: readonly Unsent[]): void;
}

type Written = NonNullable<Input<VisitorContract, "conversation.start">["message"]>;

export interface Delivery {
  /** Begins a conversation; resolves with its id when the hub has it. Rejects with a FaultError. */
  start(name: string, channel: Entry, given?: Given): Promise<ConversationId>;
  /** Sends what waits in the outbox, one message after another. Calling it while it runs does no harm. */
  run(): void;
}

/**
 * Takes messages to the hub. A message that comes too late for a conversation begins the next one, as itself: same id,
 * same text, so nothing that was written is lost when the agent ends at that very moment.
 */
export function deliver(ports: DeliveryPorts): Delivery {
  const { machine, ask } = ports;
  let running = false;
  /** Begun by us, answered, but not yet shown by the state. */
  let begun: { id: ConversationId; instead: ConversationId | null } | null = null;
  /** Heard to be over, before its event. */
  let over: ConversationId | null = null;

  function target(): ConversationId | null {
    const summary = ports.conversation()?.summary;
    if (begun && (summary?.id ?? null) === begun.instead) return begun.id;
    return summary && summary.state !== "ended" && summary.id !== over ? summary.id : null;
  }

  async function begin(name: string, channel: Entry, given?: Given, message?: Written): Promise<ConversationId> {
    const id = ConversationId.parse(uuid7(machine));
    const instead = ports.conversation()?.summary.id ?? null;
    await ask(
      "conversation.start",
      {
        conversation: id,
        name,
        page: ports.page(),
        message,
        button: ports.button(),
        channel,
        language: navigator.language,
        ...given,
      },
      id,
    );
    begun = { id, instead };
    return id;
  }

  async function send(unsent: Unsent): Promise<Fault | null> {
    const { id, text, files, replyTo } = unsent;
    const written: Written = { id, text, ...(files && { uploads: files.map((file) => file.id) }) };
    try {
      const conversation = target();
      if (conversation === null) await begin(ports.conversation()?.summary.visitor.name ?? "", "chat", {}, written);
      else await ask("chat.send", { conversation, ...written, replyTo }, id);
      return null;
    } catch (error) {
      const fault = faultOf(error);
      // What it answers was of the conversation before this one.
      if (fault.reason === "message-gone") return send({ ...unsent, replyTo: undefined });
      const gone = target();
      if (fault.code !== "gone" || gone === null) return fault;
      over = gone;
      begun = null;
      return send(unsent);
    }
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (let next = nextOf(ports.outbox()); next; next = nextOf(ports.outbox())) {
      const fault = await send(next);
      if (fault?.code === "too-fast") await new Promise<void>((go) => machine.after(fault.retryAfter ?? 1000, go));
      else ports.setOutbox(fault ? failed(ports.outbox(), next.id, fault) : accepted(ports.outbox(), next.id));
    }
    running = false;
  }

  return { start: begin, run: () => void run() };
}
