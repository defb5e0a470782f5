import type { SignedTokens } from "../accounts/signed-tokens.ts";
import type { Looking } from "./looking/process.ts";
import type { Scanner } from "./scanners/scanner.ts";
import type { Shelf } from "./shelf.ts";

/** What files need of the machine. A hub without it takes none. */
export interface UploadPorts {
  readonly shelf: Shelf;
  readonly looking: Looking;
  readonly scanner: Scanner;
  readonly tokens: Pick<SignedTokens, "sign" | "read">;
  /** Where browsers and desks reach the files' own listener; null while there is no such address. */
  readonly address: () => string | null;
  /** Bytes of the disk that uploads leave to everything else. */
  readonly reserve: number;
}

/** The part of the hub's log that is needed here. */
export interface UploadLog {
  defect(error: unknown, doing: string): void;
  warn(message: string, facts: Record<string, unknown>): void;
}
