import type { Account } from "../../src-shared/accounts/model.ts";
import type { cannedAsks } from "../../src-shared/canned/agent-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { mostAttachments } from "../../src-shared/uploads/model.ts";
import type { UploadRules } from "../../src-shared/uploads/rules.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Rights } from "../accounts/rights.ts";
import type { HubParts } from "../ports.ts";
import type { Change } from "../store/answered.ts";
import type { UploadRow } from "../store/tables/uploads.ts";
import type { Reader } from "../store/transact.ts";
import { begun } from "../uploads/begin.ts";
import { ofNone } from "../uploads/give.ts";
import { houseUploads, noUploads } from "../uploads/rules.ts";
import { looseOfCanned, mostLoose, uploadRow } from "../uploads/rows.ts";
import { linkSeconds } from "../uploads/tickets.ts";
import { open } from "../uploads/uploads.ts";
import { isShared } from "./folders.ts";
import { takeFiles } from "./take-files.ts";
import { isUsable } from "./use.ts";

type FileAsks = Pick<
  typeof cannedAsks,
  "cannedFile.rules" | "cannedFile.begin" | "cannedFile.link" | "cannedFile.take"
>;

/** Files of responses: sent once, then put beside as many messages as one likes. */
export function cannedFileHandlers(
  agent: Account,
  change: Change,
  { store, uploads }: Pick<HubParts, "store" | "uploads">,
  rights: Pick<Rights, "may">,
): HandlersOf<FileAsks> {
  const sender = { side: "agent", id: agent.id } as const;

  /** His own that is in none yet, one that he may use, or a shared one for who changes these. */
  async function mayHave(db: Reader, { by_id, message }: UploadRow): Promise<boolean> {
    if (message === null) return by_id === agent.id;
    if (await isUsable(db, agent, message)) return true;
    return rights.may("Canned > Team > Edit") && isShared(db, message);
  }

  /** A response goes into many conversations: whether it fits is asked in each. */
  async function rules(db: Reader): Promise<UploadRules> {
    const { kinds, largest } = await houseUploads(db);
    return { may: true, kinds, largest, left: mostAttachments * largest };
  }

  return {
    "cannedFile.rules": async () => (uploads?.address() ? rules(store.read) : noUploads),

    "cannedFile.begin": (input, call) => {
      open(uploads);
      return change(call, input, async (tx) => {
        if ((await looseOfCanned(tx.db, agent.id)) >= mostLoose)
          throw refuse("full", "too-many-files", { retryAfter: 60_000 });
        return begun(tx, sender, { ...input, conversation: null, purpose: "canned" }, await rules(tx.db));
      });
    },

    "cannedFile.link": async ({ upload, form }) => {
      const { tokens, address } = open(uploads);
      const row = await uploadRow(store.read, upload);
      const isThere = row?.purpose === "canned" && row.state === "ready" && (await mayHave(store.read, row));
      if (!isThere || (form === "preview" && row.preview === 0)) throw refuse("gone", "upload-gone");
      const { token, until } = await tokens.sign("file", { upload, conversation: ofNone, form }, linkSeconds);
      return { url: `${address()}/files/${upload}?signed=${token}`, until };
    },

    "cannedFile.take": (input, call) =>
      takeFiles(store, open(uploads), agent, input, (work) => change(call, input, work)),
  };
}
