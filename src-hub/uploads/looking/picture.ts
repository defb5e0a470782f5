import sharp, { type Sharp } from "sharp";
import { type Looked, type LookJob, LookRefused } from "./job.ts";

/** Width × height × frames; known from the headers, before anything is decoded. */
const mostPixels = 50_000_000;
/** A file of few bytes that is one long line of pixels is no picture either. */
const longestEdge = 30_000;
const previewEdge = 480;

// Only these four are read, whatever else the library can: each format's reader is a way in of its own.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif"],
});
sharp.cache(false);
sharp.concurrency(1);

const writers: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  "image/jpeg": (picture) => picture.jpeg({ quality: 90 }),
  "image/png": (picture) => picture.png(),
  "image/webp": (picture) => picture.webp({ quality: 90 }),
  "image/gif": (picture) => picture.gif(),
};
const readers: Readonly<Record<string, string>> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/gif": "gif",
};

/**
 * Draws a picture anew, turned as it was held, and a small one of it. Nothing of the file but its pixels goes on: no
 * place, no name of a camera, nothing that was hidden behind its end.
 */
export async function redraw({ raw, file, preview, type }: LookJob): Promise<Looked> {
  const moves = type === "image/gif" || type === "image/webp";
  const open = (animated: boolean) => sharp(raw, { limitInputPixels: mostPixels, failOn: "error", animated });
  const { format, width, height, pages = 1, pageHeight = height } = await headers(open(false));
  if (format !== readers[type]) throw new LookRefused("file-lies");
  if (width === 0 || height === 0) throw new LookRefused("file-broken");
  if (width * pageHeight * pages > mostPixels || Math.max(width, pageHeight) > longestEdge)
    throw new LookRefused("picture-too-large");
  try {
    const whole = moves && pages > 1 ? open(true) : open(false).autoOrient();
    const made = await writers[type]!(whole).toFile(file);
    const small = { width: previewEdge, height: previewEdge, fit: "inside", withoutEnlargement: true } as const;
    await open(false).autoOrient().resize(small).webp({ quality: 80 }).toFile(preview);
    const frame = made.pageHeight ?? made.height;
    return { ok: true, made: { file: true, preview: true }, size: made.size, width: made.width, height: frame };
  } catch (error) {
    throw new LookRefused("file-broken", { cause: error });
  }
}

async function headers(picture: Sharp) {
  try {
    return await picture.metadata();
  } catch (error) {
    const large = error instanceof Error && /pixel limit/.test(error.message);
    throw new LookRefused(large ? "picture-too-large" : "file-broken", { cause: error });
  }
}
