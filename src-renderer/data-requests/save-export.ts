import type { DataRequestId } from "../../src-shared/visitors/data-requests.ts";
import { desk } from "../desk-link.ts";
import { saveFile } from "../transcript/save-file.ts";

/** Gives the person all that is kept of a visitor as one JSON file. */
export async function saveExport(id: DataRequestId): Promise<void> {
  const pieces: string[] = [];
  for (let after: number | null | undefined; after !== null;) {
    // Each piece is asked for by the end of the one before.
    // oxlint-disable-next-line no-await-in-loop
    const { piece, next } = await desk.ask("dataRequest.export", { id, after: after ?? null });
    pieces.push(piece);
    after = next;
  }
  saveFile({ name: `visitor-${id.slice(-12)}.json`, type: "application/json", body: pieces.join("") });
}
