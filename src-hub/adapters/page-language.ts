import { type Catalogue, catalogueFor } from "../../src-shared/languages/choose.ts";

/** As a browser lists them; it puts them in order itself. */
export const acceptedLanguages = (header: string | undefined): string[] =>
  (header ?? "").split(",").flatMap((part) => /^\s*([A-Za-z-]{2,35})/.exec(part)?.[1] ?? []);

/** Whose words a page of the hub's own is written in. */
export const pageLanguage = (header: string | undefined): Catalogue => catalogueFor([], acceptedLanguages(header));
