/** What the process that looks at one file is told. Paths are absolute. */
export interface LookJob {
  readonly raw: string;
  /** Where a picture that was drawn anew goes, and its small one. */
  readonly file: string;
  readonly preview: string;
  /** What its name says that it is. */
  readonly type: string;
}

/** Why a file is not taken: a fault's reason. */
export type LookRefusal =
  /** Its bytes are another type's than its name's. */
  | "file-lies"
  | "file-broken"
  | "file-with-macros"
  /** It would become too much when it is opened. */
  | "file-too-much-inside"
  | "picture-too-large";

export type Looked =
  | {
      readonly ok: true;
      /** What was written; without a file the raw one is given out as it is. */
      readonly made: { readonly file: boolean; readonly preview: boolean };
      readonly size: number;
      readonly width: number | null;
      readonly height: number | null;
    }
  | { readonly ok: false; readonly why: LookRefusal };

/** Thrown by a check, caught where the work began. */
export class LookRefused extends Error {
  readonly why: LookRefusal;
  constructor(why: LookRefusal, options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}
