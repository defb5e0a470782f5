import { permissionNames } from "../../src-shared/accounts/permissions.ts";
import type { HubHttp } from "../../src-main/hub-link/hub-http.ts";
import type { Account, Tokens } from "../../src-shared/accounts/model.ts";
import { type AgentContract, agentAsks, agentContract, type AgentEvent } from "../../src-shared/contracts/agent.ts";
import type { PublicEvent, StaffEvent } from "../../src-shared/conversations/events.ts";
import { logOf } from "../../src-shared/conversations/log.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Offer } from "../../src-shared/queues/model.ts";
import { type Presence, presenceIn } from "../../src-shared/presence/model.ts";
import type { Handlers, HelloInput, Placed } from "../../src-shared/rpc/contract.ts";
import { type Fault, FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";
import { closeCodes, type Pipe } from "../../src-shared/rpc/pipe.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import { serve } from "../../src-shared/rpc/serve.ts";
import { anna, freshView, type History, sales } from "./history.ts";

type Placing = Placed<AgentEvent> | { event: { type: string } & Record<string, unknown>; log: string; seq: number };
interface Told {
  readonly ask: string;
  readonly input: unknown;
  readonly key: string | undefined;
}
type Growing = { conversation: ConversationId; public: PublicEvent[]; staff: StaffEvent[] };

/** A hub in memory that does what the test says: one agent, his conversations, sign-in with rotating tokens. */
export function fakeHub(machine: Machine) {
  const conversations = new Map<ConversationId, Growing>();
  const asked: Told[] = [];
  const answers = new Map<string, unknown>();
  const sends = new Set<(placed: Placing) => void>();
  const wires = new Set<Pipe>();
  const hub = {
    asked,
    conversations,
    epoch: "epoch-1",
    reachable: true,
    /** Both HTTP and socket fail while false. */
    offers: [] as Offer[],
    presence: presenceIn("available", 0),
    pageSize: 200,
    /** Access tokens that are taken now, refresh tokens with what was answered for them. */
    access: new Set<string>(),
    refresh: new Map<string, { used: string | null; next: Tokens | null }>(),
    tickets: new Set(["ticket-1"]),
    /** Systems whose pages desks may show beside a conversation. */
    frames: [] as string[],
    renewals: 0,
    signOuts: [] as string[],
    hellos: [] as HelloInput<AgentContract>[],
    accessFor: 900_000,
    refuseReads: null as Fault | null,
    /** Answers of `chat.send` are lost on their way while true: the wire breaks after the work is done. */
    loseAnswers: false,
    http: undefined as unknown as HubHttp,
    open,
    cut: (code = 1006, reason = "cut") => wires.forEach((wire) => wire.close(code, reason)),
    lines: () => wires.size,
    tell: (placed: Placing) => sends.forEach((send) => send(placed)),
    /** The next entry of a log, told to whoever listens. */
    add(conversation: ConversationId, kind: "public" | "staff", event: PublicEvent | StaffEvent) {
      const held = conversations.get(conversation)!;
      const log = held[kind] as Array<PublicEvent | StaffEvent>;
      log.push(event);
      hub.tell({ event, log: logOf(conversation, kind), seq: log.length });
    },
    /** The agent takes part in a conversation from now on. */
    enter(history: History) {
      hub.hold(history);
      hub.tell({
        event: { type: "conversation.opened", view: viewOf(history.conversation) },
        topic: "conversation",
        version: 1,
      });
    },
    hold: ({ conversation, ...logs }: History) =>
      void conversations.set(conversation, { conversation, public: [...logs.public], staff: [...logs.staff] }),
    offer(...offers: Offer[]) {
      hub.offers = offers;
      hub.tell({ event: { type: "offers.changed", offers, missed: null }, topic: "offers", version: 1 });
    },
    be(state: Presence["state"]) {
      hub.presence = presenceIn(state, machine.now());
      hub.tell({ event: { type: "presence.changed", presence: hub.presence }, topic: "presence", version: 1 });
    },
  };

  function viewOf(conversation: ConversationId, before?: number) {
    const held = conversations.get(conversation);
    if (!held) throw refuse("gone", "conversation-gone");
    const heads = { public: held.public.length, staff: held.staff.length };
    const view = freshView(held, heads);
    const shown = view.public.entries.filter(({ seq }) => before === undefined || seq < before);
    return { ...view, public: { ...view.public, entries: shown.slice(-hub.pageSize) } };
  }

  function isOpen({ staff }: Growing): boolean {
    return !staff.some((event) => event.type === "conversation.closed");
  }

  function helloOf({ epoch, logs }: HelloInput<AgentContract>) {
    const open = [...conversations.values()].filter(isOpen);
    const missed: Record<string, Array<{ seq: number; event: AgentEvent }>> = {};
    const whole = open.filter((held) => {
      const cursors = (["public", "staff"] as const).map(
        (kind) => [kind, logs[logOf(held.conversation, kind)]] as const,
      );
      if (epoch !== hub.epoch || cursors.some(([, seq]) => seq === undefined)) return true;
      for (const [kind, seq = 0] of cursors)
        missed[logOf(held.conversation, kind)] = held[kind]
          .map((event, index) => ({ seq: index + 1, event }))
          .slice(seq);
      return false;
    });
    const state = {
      account: anna,
      presence: hub.presence,
      queues: [{ queue: sales, waiting: 0, longestSince: null }],
      offers: hub.offers,
      missed: null,
      permissions: [...permissionNames],
      codes: [],
      wrapUps: [],
      conversations: whole.map(({ conversation }) => viewOf(conversation)),
      open: open.map(({ conversation }) => conversation),
    };
    return { epoch: hub.epoch, now: machine.now(), state, missed };
  }

  function handle(ask: string, input: { conversation?: ConversationId; before?: number }, key?: string): unknown {
    asked.push({ ask, input, key });
    if (ask === "conversation.read") {
      if (hub.refuseReads) throw new FaultError(hub.refuseReads);
      return viewOf(input.conversation!, input.before);
    }
    if (ask === "account.renew") hub.access.add((input as { access: string }).access);
    if (ask !== "chat.send") return ask === "presence.set" ? hub.presence : {};
    const known = answers.get(key!);
    if (known) return known;
    const { conversation, id, text } = input as { conversation: ConversationId; id: string; text: string };
    const message = { id: id as never, from: { kind: "agent" as const, name: "Anna" }, text };
    hub.add(conversation, "public", { type: "chat.messageAdded", conversation, at: machine.now(), message });
    answers.set(key!, { seq: conversations.get(conversation)!.public.length, at: machine.now() });
    return answers.get(key!);
  }

  function open(): Promise<Pipe> {
    if (!hub.reachable) return Promise.reject(refuse("unavailable", "hub-unreachable"));
    const [near, far] = pipePair();
    wires.add(far);
    far.onClosed(() => wires.delete(far));
    const names = Object.keys(agentAsks);
    const handlers = Object.fromEntries(
      names.map((ask) => [
        ask,
        (input: object, { key }: { key?: string }) => {
          const answer = handle(ask, input, key);
          if (ask === "chat.send" && hub.loseAnswers) far.close(1006, "cut");
          return answer;
        },
      ]),
    ) as unknown as Handlers<AgentContract>;
    serve(
      agentContract,
      far,
      {
        hello(input) {
          if (!hub.access.has(input.who.access)) return Promise.reject(refuse("signed-out", "token-refused"));
          hub.hellos.push(input);
          const early: Placing[] = [];
          let send = (placed: Placing): void => void early.push(placed);
          const pass = (placed: Placing): void => send(placed);
          sends.add(pass);
          return Promise.resolve({
            answer: helloOf(input),
            handlers,
            start(real) {
              send = real as (placed: Placing) => void;
              early.forEach(send);
              return () => sends.delete(pass);
            },
          });
        },
        defect: (error) => {
          throw error;
        },
      },
      machine,
      { beat: 0, rate: 1e6, burst: 1e6 },
    );
    return Promise.resolve(near);
  }

  function tokens(account: Account = anna): Tokens {
    const access = uuid7(machine);
    const refresh = uuid7(machine);
    hub.access.add(access);
    hub.refresh.set(refresh, { used: null, next: null });
    return { access, accessUntil: machine.now() + hub.accessFor, refresh, account };
  }

  async function answered<T>(work: () => T): Promise<T> {
    await Promise.resolve();
    if (!hub.reachable) throw refuse("unavailable", "hub-unreachable");
    return work();
  }

  hub.http = {
    signIn: (who) =>
      answered(() => {
        if ("ticket" in who ? !hub.tickets.delete(who.ticket) : "idToken" in who || who.password !== "right")
          throw refuse("forbidden", "sign-in-refused");
        return tokens();
      }),
    refresh: (refresh, key) =>
      answered(() => {
        hub.renewals += 1;
        const kept = hub.refresh.get(refresh);
        if (!kept) throw refuse("signed-out", "refresh-unknown");
        if (kept.used === key && kept.next) return kept.next;
        if (kept.used !== null) {
          hub.refresh.clear();
          throw refuse("signed-out", "refresh-reused");
        }
        kept.used = key;
        kept.next = tokens();
        return kept.next;
      }),
    signOut: (refresh) =>
      answered(() => {
        hub.signOuts.push(refresh);
        hub.refresh.delete(refresh);
        hub.access.clear();
        hub.cut(closeCodes.signedOut, "signed-out");
      }),
    enrolment: () => Promise.reject(refuse("forbidden", "sign-in-refused")),
    nonce: () => answered(() => "nonce"),
    deskFacts: () =>
      answered(() => ({
        name: "House",
        livekitUrl: "ws://127.0.0.1:7880",
        filesUrl: null,
        frames: [...hub.frames],
        signIn: { password: true, house: null },
      })),
  };
  return hub;
}

export type FakeHub = ReturnType<typeof fakeHub>;
