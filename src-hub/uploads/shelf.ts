import { constants } from "node:fs";
import { type FileHandle, link, mkdir, open, readdir, rename, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";

export type Form = "file" | "preview";

/** The folder of uploads. Every name in it is made of an id and of nothing that anybody sent (reliability H6). */
export interface Shelf {
  /**
   * Writes a part at its place; what stood behind that place goes. Answers with the bytes that are safely on the disk when
   * it ends, also when the sender went away in the middle. Refuses `full` `disk-full`.
   */
  add(id: UploadId, at: number, body: AsyncIterable<Uint8Array>, most: number): Promise<number>;
  /** Where the bytes of one that is not ready are; nobody is given them. */
  raw(id: UploadId): string;
  /** Where who judges it writes what is to be given out. */
  made(id: UploadId, form: Form): string;
  /** What was made becomes what is given out, without a made one the raw one; the raw one stays. */
  keep(id: UploadId, made: Record<Form, boolean>): Promise<void>;
  /** The same bytes under another id, in all forms that are there. Refuses `gone` when there are none. */
  copy(from: UploadId, to: UploadId): Promise<void>;
  open(id: UploadId, form: Form): Promise<{ file: FileHandle; size: number }>;
  /** Takes away what is there of it, in any form and at any stage. */
  drop(id: UploadId): Promise<void>;
  /** Takes away only what it took to make it. */
  dropRaw(id: UploadId): Promise<void>;
  /** The ids of files that are there: of those that come, or of all. */
  ids(all: boolean): Promise<Set<string>>;
  /** Bytes that other programs and the database still have. */
  room(): Promise<number>;
}

const forOwner = 0o600;
const { O_CREAT, O_NOFOLLOW, O_RDONLY, O_RDWR } = constants;
// Windows knows no such flag; there it is 0 or missing.
const notThrough = O_NOFOLLOW ?? 0;

/** Makes the folder when it is not there. */
export async function openShelf(folder: string): Promise<Shelf> {
  const coming = join(folder, "coming");
  await mkdir(coming, { recursive: true, mode: 0o700 });
  const given = (id: UploadId, form: Form) => join(folder, form === "file" ? id : `${id}.preview`);
  const made = (id: UploadId, form: Form) => join(coming, `${id}.${form}`);
  const raw = (id: UploadId) => join(coming, id);

  async function dropRaw(id: UploadId): Promise<void> {
    for (const path of [raw(id), made(id, "file"), made(id, "preview")]) await rm(path, { force: true });
  }

  return {
    raw,
    made,
    async add(id, at, body, most) {
      const file = await open(raw(id), O_RDWR | O_CREAT | notThrough, forOwner);
      try {
        return await writePart(file, at, body, most);
      } finally {
        await file.close();
      }
    },
    async keep(id, has) {
      if (has.file) await moved(made(id, "file"), given(id, "file"));
      else await linked(raw(id), given(id, "file"));
      if (has.preview) await moved(made(id, "preview"), given(id, "preview"));
      await synced(folder);
    },
    async copy(from, to) {
      await linked(given(from, "file"), given(to, "file")).catch((error: unknown) => {
        throw isMissing(error) ? refuse("gone", "upload-gone", {}, error) : error;
      });
      await linked(given(from, "preview"), given(to, "preview")).catch((error: unknown) => {
        // Only pictures have one.
        if (!isMissing(error)) throw error;
      });
      await synced(folder);
    },
    async open(id, form) {
      const file = await open(given(id, form), O_RDONLY | notThrough);
      return { file, size: (await file.stat()).size };
    },
    async drop(id) {
      for (const path of [given(id, "file"), given(id, "preview")]) await rm(path, { force: true });
      await dropRaw(id);
    },
    dropRaw,
    async ids(all) {
      const names = [...(all ? await readdir(folder) : []), ...(await readdir(coming))];
      return new Set(names.map((name) => name.split(".")[0]!).filter((name) => name !== "coming"));
    },
    async room() {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
}

async function writePart(file: FileHandle, at: number, body: AsyncIterable<Uint8Array>, most: number): Promise<number> {
  await file.truncate(at);
  let end = at;
  try {
    for await (const bytes of body) {
      if (end + bytes.length > at + most) throw refuse("invalid", "part-too-large");
      await writeAll(file, bytes, end);
      end += bytes.length;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") {
      // The part goes, so that the chat's own rows have its room.
      await file.truncate(at);
      throw refuse("full", "disk-full", { retryAfter: 30_000 }, error);
    }
    if (!isGone(code)) throw error;
  }
  await file.datasync();
  return end;
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

/** The sender went away in the middle of it: what came is kept. */
function isGone(code: string): boolean {
  return (
    code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE" || code === "ABORT_ERR" || code === "UND_ERR_SOCKET"
  );
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, from, bytes.length - from, at + from);
    from += bytesWritten;
  }
}

async function moved(from: string, to: string): Promise<void> {
  const file = await open(from, O_RDWR | notThrough);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(from, to);
}

/** The raw one stays until the database says that it is not needed any more: only then a kill in between loses nothing. */
async function linked(from: string, to: string): Promise<void> {
  await rm(to, { force: true });
  await link(from, to);
}

/** A rename outlives a power cut only when its folder is written too; a system that cannot says so by these. */
async function synced(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
