import { join } from "node:path";
import type { SignedTokens } from "../accounts/signed-tokens.ts";
import type { Settings } from "../settings.ts";
import { isLoopback } from "../settings-rules.ts";
import { processLooking } from "./looking/process.ts";
import type { UploadPorts } from "./ports.ts";
import { scannerNamed } from "./scanners/named.ts";
import { openShelf } from "./shelf.ts";

type Used = Pick<Settings, "data" | "publicUrl" | "filesUrl" | "scanner" | "uploadsReserve">;

/** Whether browsers outside find where files are sent: behind a proxy nobody reaches where it listens. */
export function areFilesReached({ publicUrl, filesUrl }: Pick<Settings, "publicUrl" | "filesUrl">): boolean {
  return filesUrl !== null || publicUrl === null || isLoopback(new URL(publicUrl).hostname);
}

/** What uploads need, from the process's settings. `listens`: where the files' listener is, once it listens. */
export async function uploadPorts(settings: Used, tokens: SignedTokens, listens: () => string): Promise<UploadPorts> {
  const folder = join(settings.data, "uploads");
  return {
    shelf: await openShelf(folder),
    looking: processLooking(folder),
    scanner: scannerNamed(settings.scanner),
    tokens,
    address: () => settings.filesUrl ?? (areFilesReached(settings) ? listens() || null : null),
    reserve: settings.uploadsReserve * 1_000_000,
  };
}
