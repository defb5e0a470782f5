import { refuse } from "../../src-shared/rpc/fault.ts";
import {
  type AttributeChanges,
  type Attributes,
  longestAttributes,
  mostAttributes,
} from "../../src-shared/visitors/model.ts";
import type { Visitor } from "../sites/visitor.ts";
import type { Tx } from "../store/transact.ts";
import { attributesIn, rowFor } from "./rows.ts";
import { tellStaff } from "./tell.ts";

/** Writes what a page says of its visitor, beside what it said before. */
export async function setAttributes(tx: Tx, visitor: Visitor, changes: AttributeChanges): Promise<void> {
  const row = await rowFor(tx, visitor);
  const known = JSON.stringify(withinLimits({ ...attributesIn(row.known), ...changes }));
  if (known === row.known) return;
  await tx.db.updateTable("visitor").set({ known }).where("id", "=", visitor.id).execute();
  await tellStaff(tx, visitor.id);
}

function withinLimits(changed: AttributeChanges): Attributes {
  const kept = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null)) as Attributes;
  const values = { most: mostAttributes, letters: longestAttributes };
  if (Object.keys(kept).length > mostAttributes || JSON.stringify(kept).length > longestAttributes)
    throw refuse("full", "attributes-too-many", { values });
  return kept;
}
