import nodeLog from "electron-log/node";
import { logFile } from "../log-file.ts";
import type { Log } from "../shell.ts";

export function nodeLogIn(folder: string): Log {
  return logFile(
    folder,
    nodeLog.create({ logId: `desk in ${folder}` }),
    nodeLog.create({ logId: `errors in ${folder}` }),
  );
}
