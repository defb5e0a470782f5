import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

/** One file of the built window, as it goes out. */
export interface WindowFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Its name holds a hash of its content, so that it may be kept for ever. */
  readonly lasting: boolean;
}

/** By URL path. What is not in it does not exist: no request ever becomes a path on the disk. */
export type WindowFiles = ReadonlyMap<string, WindowFile>;

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wav": "audio/wav",
  ".ogg": "audio/ogg",
  ".mp3": "audio/mpeg",
  ".wasm": "application/wasm",
  ".tflite": "application/octet-stream",
};

/** Reads the built window once. Rejects with a sentence when it was not built. */
export async function readWindowFiles(folder: string): Promise<WindowFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new Error(`The window's files are not in ${folder}. Run "npm run build" first.`, { cause: error });
  });
  const files = new Map<string, WindowFile>();
  for (const entry of entries) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).split(sep).join("/")}`;
    files.set(path, { type, bytes: new Uint8Array(await readFile(file)), lasting: path.startsWith("/assets/") });
  }
  const page = files.get("/index.html");
  if (!page) throw new Error(`There is no index.html in ${folder}. Run "npm run build" first.`);
  files.set("/", page);
  return files;
}
