import type { VisitorContract } from "../src-shared/contracts/visitor.ts";
import { visitorCursors } from "../src-shared/contracts/visitor-state.ts";
import type { Link, LinkState } from "../src-shared/rpc/link.ts";
import { link } from "../src-shared/rpc/link.ts";
import type { Machine } from "../src-shared/rpc/machine.ts";
import type { Pipe, Stop } from "../src-shared/rpc/pipe.ts";
import { contract } from "./contract.ts";
import type { Shelf } from "./shelf.ts";
import { greeted, placed, type WidgetState } from "./state.ts";

export interface HubLinkPorts {
  readonly machine: Machine;
  /** Where the visitor's own secret is kept, readable for the widget only. */
  readonly shelf: Shelf;
  /** The 60-second ticket that the hub wrote into this page. */
  readonly ticket: string;
  open(givenUp: (end: Stop) => void): Promise<Pipe>;
  state(): WidgetState;
  setState(state: WidgetState): void;
}

const typingShown = 6_000;

/** The widget's line to the hub. The only writer of what the hub tells. */
export function hubLink(ports: HubLinkPorts): Link<VisitorContract> {
  const { machine, shelf } = ports;
  let ticket: string | undefined = ports.ticket;
  let stopTyping: Stop = () => {};

  const change = (part: Partial<WidgetState>): void => ports.setState({ ...ports.state(), ...part });

  const line = link({
    contract,
    machine,
    open: (givenUp) => ports.open(givenUp),
    hello() {
      const { hub, epoch } = ports.state();
      const token = shelf.read("token") ?? undefined;
      return Promise.resolve({ who: { ticket, token }, epoch, logs: visitorCursors(hub) });
    },
    greeted(answer) {
      // A ticket opens one connection; what comes back later comes with the token.
      ticket = undefined;
      shelf.keep("token", answer.state.token);
      ports.setState(greeted(ports.state(), answer, machine.now()));
    },
    event(event) {
      const { state, gap } = placed(ports.state(), event);
      if (state !== ports.state()) ports.setState(state);
      if (event.event.type === "chat.typing") {
        stopTyping();
        stopTyping = machine.after(typingShown, () => change({ typing: null }));
      }
      if (gap) line.restart();
    },
    hurried: () => ports.state().hub?.conversation?.summary.call != null,
    changed: (state: LinkState) => change({ link: state }),
    refused: ({ code }) => (code === "signed-out" || code === "outdated" || code === "forbidden" ? "end" : "retry"),
  });
  return line;
}
