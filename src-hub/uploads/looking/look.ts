import { readFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import { isCalled } from "../../../src-shared/uploads/declared.ts";
import { knownTypes } from "../../../src-shared/uploads/types.ts";
import { type Looked, type LookJob, LookRefused } from "./job.ts";
import { redraw } from "./picture.ts";
import { checkPdf, checkText } from "./plain.ts";
import { checkOffice } from "./zip.ts";

/** Looks at one file: is it what its name says, and nothing beside? Pictures are drawn anew. */
export async function look(job: LookJob): Promise<Looked> {
  try {
    return await looked(job);
  } catch (error) {
    if (error instanceof LookRefused) return { ok: false, why: error.why };
    throw error;
  }
}

async function looked(job: LookJob): Promise<Looked> {
  const { type, raw } = job;
  const { kind } = knownTypes[type]!;
  const bytes = await readFile(raw);
  const plain: Looked = {
    ok: true,
    made: { file: false, preview: false },
    size: bytes.length,
    width: null,
    height: null,
  };
  // The list at its end is read first: to tell kinds of documents apart, some of what is inside gets unpacked.
  const isZip = kind === "document" && type !== "application/pdf";
  if (isZip) checkOffice(bytes);
  const found = await fileTypeFromBuffer(bytes);
  if (kind === "text") {
    if (found) throw new LookRefused("file-lies");
    checkText(bytes);
    return plain;
  }
  if (!found || !isCalled(found.mime, type)) throw new LookRefused("file-lies");
  if (kind === "picture") return redraw(job);
  if (type === "application/pdf") checkPdf(bytes);
  return plain;
}
