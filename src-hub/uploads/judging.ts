import type { AccountId } from "../../src-shared/accounts/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import { appendPublic, appendStaff } from "../store/append.ts";
import { conversationRow } from "../conversations/rows.ts";
import type { Store } from "../store/open.ts";
import type { UploadRow } from "../store/tables/uploads.ts";
import type { Tx } from "../store/transact.ts";
import type { Looked } from "./looking/job.ts";
import { LookFailed } from "./looking/process.ts";
import type { UploadLog, UploadPorts } from "./ports.ts";
import { changeUpload } from "./rows.ts";

export interface Judging {
  /** Begins to judge it, or goes on; settles when that is over. Rejects `unavailable` when it could not be judged now. */
  judge(row: UploadRow): Promise<void>;
  settled(): Promise<unknown>;
}

/** Judges files one after another, so that pictures never take more than one process at a time. */
export function startJudging(ports: UploadPorts, store: Store, log: UploadLog): Judging {
  const running = new Map<UploadId, Promise<void>>();
  let last: Promise<unknown> = Promise.resolve();

  async function judged(row: UploadRow): Promise<void> {
    const found = await scanned(row);
    if (found !== null) {
      log.warn("a file was refused by the virus scanner", { upload: row.id, conversation: row.conversation, found });
      await refused(row, "file-infected", (tx) => tellRefused(tx, row));
      return;
    }
    const looked = await lookedAt(row);
    if (!looked.ok) return refused(row, looked.why);
    const { made, size, width, height } = looked;
    await ports.shelf.keep(row.id, made);
    const ready = { state: "ready", size, width, height, preview: made.preview ? 1 : 0 } as const;
    const written = await store.transact((tx) => changeUpload(tx, row, "judging", ready));
    if (written) await ports.shelf.dropRaw(row.id);
    else await ports.shelf.drop(row.id);
  }

  async function scanned(row: UploadRow): Promise<string | null> {
    try {
      return (await ports.scanner.scan(ports.shelf.raw(row.id))).found;
    } catch (error) {
      log.warn("the virus scanner could not be asked", { error: String(error) });
      throw refuse("unavailable", "file-not-scanned", { retryAfter: 10_000 }, error);
    }
  }

  async function lookedAt({ id, type }: UploadRow): Promise<Looked> {
    const { shelf } = ports;
    try {
      return await ports.looking.look({
        raw: shelf.raw(id),
        file: shelf.made(id, "file"),
        preview: shelf.made(id, "preview"),
        type,
      });
    } catch (error) {
      if (!(error instanceof LookFailed)) throw error;
      // Whatever is in it has ended its process: nobody else is to open it.
      log.warn("a file could not be looked at", { upload: id, why: error.message });
      return { ok: false, why: "file-broken" };
    }
  }

  async function refused(row: UploadRow, why: string, more?: (tx: Tx) => Promise<unknown>): Promise<void> {
    await store.transact(async (tx) => {
      if (await changeUpload(tx, row, "judging", { state: "refused", why, size: 0 })) await more?.(tx);
    });
    await ports.shelf.drop(row.id);
  }

  return {
    judge(row) {
      const known = running.get(row.id);
      if (known) return known;
      const job = last.then(() => judged(row)).finally(() => running.delete(row.id));
      running.set(row.id, job);
      // How it ends is for who asked; who comes after it does not mind.
      last = job.catch(() => undefined);
      return job;
    },
    settled: () => last,
  };
}

/**
 * The other side may have heard that a file is coming; both know now that it is not, and why. Of what was meant for a note only
 * staff are told; of what is kept with a canned response only who sends it.
 */
async function tellRefused(tx: Tx, { conversation, purpose, by_side, by_id, name }: UploadRow): Promise<void> {
  const row = conversation === null ? undefined : await conversationRow(tx.db, conversation);
  if (!row) return;
  const account = () =>
    tx.db
      .selectFrom("account")
      .select(["id", "name", "role"])
      .where("id", "=", by_id as AccountId)
      .executeTakeFirstOrThrow();
  if (purpose === "note") {
    if (row.state !== "closed") await appendStaff(tx, row.id, { type: "note.fileRefused", by: await account(), name });
    return;
  }
  if (row.ended_at !== null) return;
  const by = by_side === "visitor" ? row.visitor_name : (await account()).name;
  await appendPublic(tx, row.id, { type: "file.refused", from: { kind: by_side, name: by }, name });
}
