import type { SearchAsked, SearchFound } from "./find.ts";

export interface SearchPlace {
  /** The hub's database. */
  readonly file: string;
  /** Its epoch: an index of another one is made anew. */
  readonly epoch: string;
}

/** The index stands beside its database. It holds nothing of its own: deleted, it is made again. */
export const indexFile = (file: string): string => `${file}.search`;

// What hub and worker say to each other.
export type SearchWord = { readonly id: number; readonly asked: SearchAsked } | "close";
/** `found` missing: it failed, and the log says why. */
export interface SearchAnswer {
  readonly id: number;
  readonly found?: SearchFound;
}
