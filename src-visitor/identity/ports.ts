import type { Signal } from "@preact/signals";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Door } from "../door/parent.ts";
import type { Shelf } from "../shelf.ts";
import type { WidgetState } from "../state.ts";

export interface IdentityPorts {
  readonly machine: Machine;
  readonly door: Door;
  readonly ask: Link<VisitorContract>["ask"];
  readonly restart: () => void;
  readonly state: Signal<WidgetState>;
  readonly kept: Shelf;
  readonly tab: Shelf;
}
