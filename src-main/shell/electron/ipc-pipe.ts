import type { IpcMainEvent, WebContents } from "electron";
import { BridgeEnd, carried, carry } from "../../../src-shared/rpc/bridge.ts";
import { closeCodes, type Pipe, type Stop } from "../../../src-shared/rpc/pipe.ts";

export const channel = "desk";

type Heard = (event: IpcMainEvent, text: unknown) => void;

/** Electron's `ipcMain`, as far as it is needed. */
export interface Ipc {
  on(channel: string, listener: Heard): unknown;
  off(channel: string, listener: Heard): unknown;
}

export interface IpcPage {
  readonly contents: Pick<WebContents, "id" | "send" | "isDestroyed" | "mainFrame">;
  /** The only origin that is listened to. */
  readonly origin: string;
  /** The page in the window is going: reload, crash, closing. */
  onGone(listener: () => void): Stop;
}

/**
 * Serves the pipes that one window's page opens, one at a time: a reloaded page, or one that connects again, takes the
 * place of what was before. Only the main frame of this window, and only on our own origin, is heard.
 */
export function ipcPipes(ipc: Ipc, page: IpcPage, serve: (pipe: Pipe) => Stop): Stop {
  const { contents, origin } = page;
  let current: { readonly id: string; readonly end: BridgeEnd } | undefined;

  function finish(): void {
    const last = current;
    current = undefined;
    // Said aloud too: a page whose navigation was refused is still there, and comes back.
    last?.end.close(closeCodes.going, "page-gone");
  }

  function open(id: string): void {
    finish();
    const end = new BridgeEnd((kind, text) => {
      if (!contents.isDestroyed()) contents.send(channel, carry({ pipe: id, kind, text }));
    });
    current = { id, end };
    end.onClosed(serve(end));
  }

  const heard: Heard = (event, text) => {
    if (event.sender.id !== contents.id || contents.isDestroyed()) return;
    const { senderFrame } = event;
    if (senderFrame === null || senderFrame !== contents.mainFrame || senderFrame.origin !== origin) return;
    const message = typeof text === "string" ? carried(text) : undefined;
    if (message?.kind === "+") open(message.pipe);
    else if (message && message.pipe === current?.id) current.end.take(message);
  };

  ipc.on(channel, heard);
  const stopGone = page.onGone(finish);
  return () => {
    ipc.off(channel, heard);
    stopGone();
    finish();
  };
}
