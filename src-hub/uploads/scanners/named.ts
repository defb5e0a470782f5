import { clamdScanner } from "./clamd.ts";
import { commandScanner } from "./command.ts";
import type { Scanner } from "./scanner.ts";

/** As a setting names it. */
export type ScannerSetting =
  | { readonly kind: "none" }
  | { readonly kind: "clamd"; readonly host: string; readonly port: number }
  | { readonly kind: "command"; readonly program: string };

/** Reads the setting; throws an Error that says what it must be. */
export function scannerSetting(text: string): ScannerSetting {
  if (text === "") return { kind: "none" };
  const [, host, port] = /^clamd:(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host !== undefined) return { kind: "clamd", host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
  const [, program] = /^command:(\/.+|[a-z]:\\.+)$/i.exec(text) ?? [];
  if (program !== undefined) return { kind: "command", program };
  throw new Error('must be "clamd:HOST:PORT", or "command:" and the whole path of a program');
}

export function scannerNamed(setting: ScannerSetting): Scanner {
  switch (setting.kind) {
    case "none":
      return { scan: async () => ({ found: null }) };
    case "clamd":
      return clamdScanner(setting);
    case "command":
      return commandScanner(setting.program);
  }
}
