import type { Account } from "../src-shared/accounts/model.ts";
import type { ConversationId } from "../src-shared/conversations/model.ts";
import type { Side } from "../src-shared/video/model.ts";
import { ofAgent, ofStaff, ofVisitor, readableBy } from "./conversations/rows.ts";
import type { Visitor } from "./sites/visitor.ts";
import type { ConversationRow } from "./store/row-types.ts";
import type { Reader } from "./store/transact.ts";

/** Who asks where both sides may: which side he is, what he is called, and which conversations are his. */
export interface Asker {
  readonly side: Side;
  readonly id: string;
  readonly nameIn: (row: ConversationRow) => string;
  readonly owns: (row: ConversationRow) => boolean;
  /** His own; any other is refused `gone`, and one that he only takes part in `forbidden`. */
  readonly mine: (db: Reader, id: ConversationId) => Promise<ConversationRow>;
  /** One in whose call he may be: his own, or as a colleague. */
  readonly joined: (db: Reader, id: ConversationId) => Promise<ConversationRow>;
  /** One that he may read. */
  readonly readable: (db: Reader, id: ConversationId) => Promise<ConversationRow>;
}

export const agentAsker = (agent: Account): Asker => ({
  side: "agent",
  id: agent.id,
  nameIn: () => agent.name,
  owns: (row) => row.agent === agent.id,
  mine: (db, id) => ofAgent(db, agent.id, id),
  joined: (db, id) => ofStaff(db, agent.id, id, ["taking", "conference"]),
  readable: (db, id) => readableBy(db, agent.id, id),
});

export const visitorAsker = (visitor: Visitor): Asker => ({
  side: "visitor",
  id: visitor.id,
  nameIn: (row) => row.visitor_name,
  owns: (row) => row.visitor === visitor.id,
  mine: (db, id) => ofVisitor(db, visitor.id, id),
  joined: (db, id) => ofVisitor(db, visitor.id, id),
  readable: (db, id) => ofVisitor(db, visitor.id, id),
});
