import { ipcMain } from "electron";
import mainLog from "electron-log/main";
import { logFile } from "../log-file.ts";
import type { Log } from "../shell.ts";

// electron-log opens a channel to every page when it is loaded; ours write no log of their own.
const openedByItself = "__ELECTRON_LOG__";

export function electronLog(folder: string): Log {
  ipcMain.removeAllListeners(openedByItself);
  ipcMain.removeHandler(openedByItself);
  // Without a preload of its own in every session.
  mainLog.initialize({ preload: false });
  return logFile(folder, mainLog.create({ logId: "desk" }), mainLog.create({ logId: "errors" }));
}
