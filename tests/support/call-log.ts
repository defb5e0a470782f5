import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "better-sqlite3";
import type { LogItem } from "../../src-main/call-log/contract.ts";
import { openLog } from "../../src-main/call-log/database.ts";
import { itemsOfView } from "../../src-main/call-log/items.ts";
import { readerOf } from "../../src-main/call-log/read.ts";
import { writerOf } from "../../src-main/call-log/write.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { anna, type History, idOfNumber, played, wholeView } from "./history.ts";
import { message } from "./visits.ts";

/** A call log on the disk, in this thread. */
export function aCallLog() {
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-call-log-"));
  const { db } = openLog(join(folder, "call-log.db"), 0);
  const reader = readerOf(db);
  const write = writerOf(db);
  return {
    db: db as Database,
    write: (items: readonly LogItem[]) => write(items),
    /** Writes whole conversations of Anna's. */
    hold: (...visits: History[]) => write(visits.flatMap((visit) => itemsOfView(anna.id, wholeView(visit)))),
    search: (words: string, before?: number) => reader.search({ account: anna.id, words, before }),
    /** The numbers of the conversations that were found. */
    found: (words: string) =>
      reader.search({ account: anna.id, words }).entries.map((entry) => numberOf(entry.conversation)),
    reader,
    close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function numberOf(conversation: ConversationId): number {
  return Number(conversation.slice(-12));
}

/** Conversation `number` with a visitor who said these texts. */
export function saying(number: number, texts: readonly string[], name = "Maria", startedAt = number): History {
  const visit = played(idOfNumber(number) as ConversationId, ["offers", "accepts"]);
  const [started, ...rest] = visit.public;
  if (started?.type !== "conversation.started") throw new Error("a history begins with conversation.started");
  const said = texts.map((text, index) => message(visit.conversation, number * 100 + index, text));
  return { ...visit, public: [{ ...started, at: startedAt, visitor: { name } }, ...rest, ...said] };
}
