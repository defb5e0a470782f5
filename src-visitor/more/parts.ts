import type { ComponentType } from "preact";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Shelf } from "../shelf.ts";

export interface MorePorts {
  readonly ask: Link<VisitorContract>["ask"];
  readonly machine: Machine;
  readonly kept: Shelf;
  readonly close: () => void;
}

/** What stands behind *More*, once it is loaded. */
export interface MorePart {
  readonly Dialog: ComponentType;
}
