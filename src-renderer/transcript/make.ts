import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { TranscriptFormat } from "../../src-shared/history/transcript-asks.ts";
import type { DeskAsk } from "../desk-ask.ts";
import { language } from "../text/language.ts";
import { bytesOf, saveFile } from "./save-file.ts";

export interface Wanted {
  readonly conversation: ConversationId;
  readonly format: TranscriptFormat;
  readonly notes: boolean;
}

/** Saves a conversation's transcript, a file for each of its parts. Rejects with a FaultError. */
export async function saveTranscript(ask: DeskAsk, wanted: Wanted, save = saveFile): Promise<void> {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  for (let part = 1, parts = 1; part <= parts; part++) {
    const made = await ask("transcript.make", { ...wanted, part, zone, language: language() });
    parts = made.parts;
    save({ name: made.name, type: made.type, body: made.isBinary ? bytesOf(made.body) : made.body });
  }
}
