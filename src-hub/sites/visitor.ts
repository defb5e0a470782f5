import type { VisitorId } from "../../src-shared/conversations/model.ts";
import type { QueueId } from "../../src-shared/queues/model.ts";

/** Who is at the other end of a visitor's connection, and on which site. */
export interface Visitor {
  readonly id: VisitorId;
  /** The same from his first hello in a browser until he logs out there, or stays away for a day. */
  readonly visit: string;
  readonly site: { readonly id: string; readonly name: string; readonly welcome: string; readonly queue: QueueId };
}
