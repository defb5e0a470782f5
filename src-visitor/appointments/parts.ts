import type { ReadonlySignal, Signal } from "@preact/signals";
import type { ComponentType } from "preact";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { ConversationId, Page } from "../../src-shared/conversations/model.ts";
import type { Link, LinkState } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";

export interface AppointmentPorts {
  readonly ask: Link<VisitorContract>["ask"];
  readonly machine: Machine;
  /** The hub's clock. */
  readonly now: () => number;
  readonly link: ReadonlySignal<LinkState>;
  /** What stood in the link that brought him; null: nothing, or it is done with. */
  readonly token: Signal<string | null>;
  readonly page: () => Page | null;
  /** The call of this conversation is this tab's. */
  readonly joined: (conversation: ConversationId) => void;
}

export type BookingPorts = Pick<AppointmentPorts, "ask" | "machine" | "now">;

export interface AppointmentPart {
  /** What the link leads to: when it is, and at its time the way in. */
  readonly Joining: ComponentType;
}
