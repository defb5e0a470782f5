import type { Catalogue } from "../../../src-shared/languages/choose.ts";
import type { Times } from "./times.ts";

export interface TranscriptLine {
  readonly kind: "visitor" | "agent" | "bot" | "note" | "event";
  /** Epoch milliseconds. */
  readonly at: number;
  /** Empty for what happened. */
  readonly by: string;
  readonly text: string;
}

/** What was said in a conversation, for any form of paper. All texts are plain. */
export interface Transcript {
  /** What its own words are written in; what was said stays as it was. */
  readonly language: Catalogue;
  readonly title: string;
  readonly number: string;
  readonly site: string;
  readonly queue: string;
  readonly visitor: string;
  readonly beganAt: number;
  readonly endedAt: number | null;
  readonly lines: readonly TranscriptLine[];
  readonly part: number;
  readonly parts: number;
  readonly times: Times;
}
