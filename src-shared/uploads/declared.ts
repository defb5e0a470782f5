import { knownTypes } from "./types.ts";

/** What browsers and systems call some types beside their own names. */
const others: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "image/pjpeg": "image/jpeg",
  "image/x-png": "image/png",
  "image/apng": "image/png",
  "application/x-pdf": "application/pdf",
  "application/csv": "text/csv",
  "text/x-csv": "text/csv",
  // Where a spreadsheet program has taken the ending for itself.
  "application/vnd.ms-excel": "text/csv",
  "audio/mp3": "audio/mpeg",
  "audio/x-mpeg": "audio/mpeg",
  "audio/x-wav": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/vnd.wave": "audio/wav",
  "audio/opus": "audio/ogg",
  "video/ogg": "audio/ogg",
  "application/ogg": "audio/ogg",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "video/x-m4v": "video/mp4",
};

/** Whether what a machine calls a file's type can be `type`; a machine that knows none says nothing or `octet-stream`. */
export function isCalled(said: string, type: string): boolean {
  const [plain = ""] = said.toLowerCase().split(";");
  const called = plain.trim();
  if (called === "" || called === "application/octet-stream" || called === type) return true;
  if (others[called] === type) return true;
  return knownTypes[type]?.kind === "text" && called.startsWith("text/") && !/html|xml|script|ecma/.test(called);
}
