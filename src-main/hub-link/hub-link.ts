import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { SignIn } from "../../src-shared/accounts/sign-in.ts";
import { type AgentContract, agentContract } from "../../src-shared/contracts/agent.ts";
import type { AgentPlaced } from "../../src-shared/contracts/agent-state.ts";
import type { HubLink } from "../../src-shared/hub-link/desk-asks.ts";
import { backoff } from "../../src-shared/rpc/backoff.ts";
import type { HelloAnswer, HelloInput } from "../../src-shared/rpc/contract.ts";
import { type Fault, faultOf, refuse } from "../../src-shared/rpc/fault.ts";
import { link, type Link, type LinkState } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Pipe, Stop } from "../../src-shared/rpc/pipe.ts";
import type { Log, Secrets } from "../shell/shell.ts";
import { access } from "./access.ts";
import { deviceOf } from "./device.ts";
import type { HubHttp } from "./hub-http.ts";

export interface HubLinkOptions {
  readonly machine: Machine;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly http: HubHttp;
  readonly open: (givenUp: (end: Stop) => void) => Promise<Pipe>;
  /** What is held of the hub, for the next hello. */
  readonly held: () => Pick<HelloInput<AgentContract>, "epoch" | "logs">;
  /** True while a call runs: a lost link is tried again quickly. */
  readonly inCall: () => boolean;
  readonly greeted: (answer: HelloAnswer<AgentContract>) => void;
  readonly event: (placed: AgentPlaced) => void;
  readonly changed: (state: HubLink) => void;
  /** Nobody is signed in (any more): what was held of the hub is nobody's. */
  readonly signedOut: () => void;
}

/** Main's link to the hub: signed in, renewed, reconnected, by main alone. */
export interface DeskHubLink {
  /** Signs in with the ticket or with what an earlier start kept. */
  start(ticket: string | null): Promise<void>;
  signIn(who: SignIn): Promise<void>;
  signOut(): Promise<void>;
  /** Who is signed in here; null when nobody is. */
  account(): AccountId | null;
  /** Tries now, when the link is lost. */
  retry(): void;
  /** A log has a gap: says hello again with what is held. */
  restart(): void;
  readonly ask: Link<AgentContract>["ask"];
  stop(): void;
}

/** An access token is renewed this long before it ends, or at half its life when that is shorter. */
const renewBefore = 60_000;

export function hubLink(options: HubLinkOptions): DeskHubLink {
  const { machine, log, secrets, http } = options;
  let offset: number | null = null;
  const hubNow = (): number | null => (offset === null ? null : machine.now() + offset);
  const device = deviceOf({ machine, secrets, log });
  const right = access({ machine, http, secrets, log, device, hubNow });
  let live: Link<AgentContract> | undefined;
  let state: HubLink["state"] = "connecting";
  /** The hub said "signed out" since it last let us in: a second time is its last word. */
  let doubted = false;
  let stopRenewal: Stop = () => {};
  let failures = 0;
  let signingIn = false;

  function tell(next: HubLink): void {
    state = next.state;
    options.changed(next);
  }

  function begin(): void {
    doubted = false;
    live = link({
      contract: agentContract,
      machine,
      async open(givenUp) {
        // Before the socket: a hub waits for a hello only 5 s.
        await right.token();
        return options.open(givenUp);
      },
      hello: async () => ({ who: { access: await right.token() }, ...options.held() }),
      greeted(answer) {
        doubted = false;
        offset = answer.now - machine.now();
        planRenewal();
        options.greeted(answer);
      },
      event: options.event,
      hurried: options.inCall,
      changed: linkChanged,
      refused,
    });
  }

  function refused({ code, reason }: Fault): "retry" | "end" {
    if (!right.held() || code === "forbidden" || code === "outdated" || code === "gone") return "end";
    if (code !== "signed-out") {
      log.warn("The hub refused the desk; it is tried again.", { code, reason });
      return "retry";
    }
    if (doubted) return "end";
    doubted = true;
    right.expire();
    return "retry";
  }

  function linkChanged(next: LinkState): void {
    if (next.state === "ended") return end(next.fault);
    tell(next);
  }

  /** Until somebody signs in, or asks to try again. */
  function end(fault: Fault | null): void {
    stopRenewal();
    live?.stop();
    live = undefined;
    if (!right.held()) options.signedOut();
    tell({ state: "signed-out", fault });
  }

  function planRenewal(): void {
    stopRenewal();
    const until = right.until();
    const now = hubNow();
    if (until === null || now === null) return;
    const left = until - now;
    stopRenewal = machine.after(Math.max(1_000, left - Math.min(renewBefore, left / 2)), () => void renewal());
  }

  async function renewal(): Promise<void> {
    try {
      const token = await right.renew();
      failures = 0;
      planRenewal();
      await live?.ask("account.renew", { access: token });
    } catch (error) {
      const fault = faultOf(error);
      if (!right.held()) return live ? end(fault) : undefined;
      // The open connection goes on until the hub closes it; the next hello renews as well.
      log.warn("The right to the hub was not renewed; it is tried again.", { code: fault.code, reason: fault.reason });
      stopRenewal();
      stopRenewal = machine.after(1_000 + backoff(machine, failures++), () => void renewal());
    }
  }

  return {
    async start(ticket) {
      await right.resume(ticket);
      if (right.held()) begin();
      else end(null);
    },
    async signIn(who) {
      if (live || signingIn) throw refuse("conflict", "signed-in-already");
      signingIn = true;
      try {
        await right.signIn(who);
      } finally {
        signingIn = false;
      }
      options.signedOut();
      begin();
    },
    async signOut() {
      // The screen is empty at once, whatever the network does.
      const told = right.signOut();
      end(null);
      await told;
    },
    account: () => right.account(),
    retry() {
      if (state === "lost") live?.restart();
      else if (!live && !signingIn && right.held()) begin();
    },
    restart: () => live?.restart(),
    ask: (name, input, key) => live?.ask(name, input, key) ?? Promise.reject(refuse("signed-out", "signed-out")),
    stop() {
      stopRenewal();
      live?.stop();
      live = undefined;
    },
  };
}
