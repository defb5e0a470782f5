import { File, FileImage, FileSpreadsheet, FileText, Film, Music, Presentation } from "lucide-react";
import { knownTypes } from "../../src-shared/uploads/types.ts";

const kinds = { picture: FileImage, document: FileText, text: FileText, sound: Music, film: Film } as const;

/** What a file is, by its type as the hub found it or its name says. */
export function FileIcon({ type }: { type: string | undefined }) {
  const kind = type === undefined ? undefined : knownTypes[type]?.kind;
  if (/spreadsheet|csv/.test(type ?? "")) return <FileSpreadsheet aria-hidden="true" />;
  if (/presentation/.test(type ?? "")) return <Presentation aria-hidden="true" />;
  const Icon = kind ? kinds[kind] : File;
  return <Icon aria-hidden="true" />;
}
