import type { Account } from "../../src-shared/accounts/model.ts";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { refusalOf } from "../../src-shared/uploads/rules.ts";
import { ofStaff } from "../conversations/rows.ts";
import type { Store } from "../store/open.ts";
import type { Tx } from "../store/transact.ts";
import type { InputOf, OutputOf } from "../supervision/asked.ts";
import {
  attachmentOf,
  bytesOfHouse,
  changeUpload,
  insertCopy,
  looseIn,
  mostLoose,
  uploadRow,
} from "../uploads/rows.ts";
import { houseUploads, rulesIn } from "../uploads/rules.ts";
import type { OpenUploads } from "../uploads/uploads.ts";
import { isUsable } from "./use.ts";

type Asked = InputOf<typeof cannedAsks, "cannedFile.take">;
type Answer = OutputOf<typeof cannedAsks, "cannedFile.take">;

/**
 * Puts files of a response beside what an agent writes. Their rows come first, so that no sweep of the folder takes the bytes; a
 * hub that is killed before these are there has rows that nobody goes on with, and the same ask goes on with them.
 */
export async function takeFiles(
  store: Store,
  uploads: OpenUploads,
  agent: Account,
  asked: Asked,
  change: (work: (tx: Tx) => Promise<Pick<Answer, "left">>) => Promise<Pick<Answer, "left">>,
): Promise<Answer> {
  const { left } = await change((tx) => begin(tx, agent, asked));
  const attachments: Answer["attachments"] = [];
  for (const { from, as } of asked.files) {
    const row = await uploadRow(store.read, as);
    // Refused above, or taken away meanwhile by who asked.
    if (!row || row.by_side !== "agent" || row.by_id !== agent.id) continue;
    if (row.state === "judging") {
      await uploads.copy(from, as);
      await store.transact((tx) => changeUpload(tx, row, "judging", { state: "ready" }));
    }
    attachments.push(attachmentOf(row));
  }
  return { attachments, left };
}

async function begin(tx: Tx, agent: Account, { canned, conversation, purpose, files }: Asked) {
  const isNote = purpose === "note";
  const row = await ofStaff(tx.db, agent.id, conversation, ...(isNote ? [] : [["conference"] as const]));
  if (!isNote && row.ended_at !== null) throw refuse("gone", "conversation-ended");
  if (!(await isUsable(tx.db, agent, canned))) throw refuse("gone", "canned-gone");
  const rules = await rulesIn(tx.db, row, "agent", purpose);
  const { house } = await houseUploads(tx.db);
  const left: Answer["left"] = [];
  let taken = 0;
  for (const { from, as } of files) {
    const held = await uploadRow(tx.db, from);
    if (held?.purpose !== "canned" || held.message !== canned || held.state !== "ready")
      throw refuse("gone", "upload-gone");
    const why = refusalOf({ ...rules, left: rules.left - taken }, held);
    if (why) {
      left.push({ from, reason: why });
      continue;
    }
    if ((await bytesOfHouse(tx.db)) + held.size > house) throw refuse("full", "house-full");
    if ((await looseIn(tx.db, row.id, isNote)) >= mostLoose)
      throw refuse("full", "too-many-files", { retryAfter: 60_000 });
    if (await uploadRow(tx.db, as)) throw refuse("conflict", "id-taken");
    await insertCopy(tx, held, { id: as, conversation: row.id, purpose, by_id: agent.id });
    taken += held.size;
  }
  return { left };
}
