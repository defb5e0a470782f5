import * as z from "zod/mini";

/** What kinds of files a house takes. Sound and film are off unless somebody wants them. */
export const uploadKinds = ["picture", "document", "text", "sound", "film"] as const;
export const UploadKind = z.enum(uploadKinds);
export type UploadKind = z.infer<typeof UploadKind>;

interface KnownType {
  readonly kind: UploadKind;
  /** Its names end in one of these; the first is given where a name has another. */
  readonly endings: readonly [string, ...string[]];
}

const office = (part: string) => `application/vnd.openxmlformats-officedocument.${part}`;
const open = (part: string) => `application/vnd.oasis.opendocument.${part}`;
const document = (ending: string): KnownType => ({ kind: "document", endings: [ending] });

/**
 * Everything that may be sent at all (reliability W5). What is not here is refused whatever the settings say: SVG and HTML
 * run scripts, the old office formats cannot be told from installers and carry macros.
 */
export const knownTypes: Readonly<Record<string, KnownType>> = {
  "image/jpeg": { kind: "picture", endings: ["jpg", "jpeg", "jfif"] },
  "image/png": { kind: "picture", endings: ["png"] },
  "image/webp": { kind: "picture", endings: ["webp"] },
  "image/gif": { kind: "picture", endings: ["gif"] },
  "application/pdf": document("pdf"),
  [office("wordprocessingml.document")]: document("docx"),
  [office("spreadsheetml.sheet")]: document("xlsx"),
  [office("presentationml.presentation")]: document("pptx"),
  [open("text")]: document("odt"),
  [open("spreadsheet")]: document("ods"),
  [open("presentation")]: document("odp"),
  "text/plain": { kind: "text", endings: ["txt", "log", "md"] },
  "text/csv": { kind: "text", endings: ["csv"] },
  "audio/mpeg": { kind: "sound", endings: ["mp3"] },
  "audio/wav": { kind: "sound", endings: ["wav"] },
  "audio/ogg": { kind: "sound", endings: ["ogg", "oga", "opus"] },
  "audio/mp4": { kind: "sound", endings: ["m4a"] },
  "video/mp4": { kind: "film", endings: ["mp4", "m4v"] },
  "video/webm": { kind: "film", endings: ["webm"] },
  "video/quicktime": { kind: "film", endings: ["mov"] },
};

/** The type that a name's ending stands for; undefined for one that may not be sent. */
export function typeByName(name: string): string | undefined {
  const ending = endingOf(name);
  return Object.keys(knownTypes).find((type) => knownTypes[type]!.endings.includes(ending));
}

/** What stands behind a name's last dot, small; empty when there is none. */
export function endingOf(name: string): string {
  return /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** For a file picker's `accept`: what this house takes. */
export function acceptedBy(kinds: readonly UploadKind[]): string {
  return Object.entries(knownTypes)
    .filter(([, { kind }]) => kinds.includes(kind))
    .flatMap(([type, { endings }]) => [type, ...endings.map((ending) => `.${ending}`)])
    .join(",");
}
