import { contextBridge, ipcRenderer, type IpcRendererEvent } from "electron";
import type { Bridge } from "../src-shared/rpc/bridge.ts";

const channel = "desk";

/** The page gets texts, never Electron's event objects: they would hand it the sender. */
const bridge: Bridge = {
  post: (text) => ipcRenderer.send(channel, text),
  onFrame(listener) {
    const heard = (_event: IpcRendererEvent, text: string) => listener(text);
    ipcRenderer.on(channel, heard);
    return () => void ipcRenderer.off(channel, heard);
  },
};

contextBridge.exposeInMainWorld("deskPipe", Object.freeze(bridge));
