import { EventEmitter, once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { IpcMainEvent, WebFrameMain } from "electron";
import { WebSocket, WebSocketServer } from "ws";
import { type Ipc, ipcPipes } from "../../src-main/shell/electron/ipc-pipe.ts";
import { maxPayload, socketPipe } from "../../src-main/shell/node/socket-pipe.ts";
import { type Bridge, bridgePipe } from "../../src-shared/rpc/bridge.ts";
import { pipePair } from "../../src-shared/rpc/pipe-pair.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";

/** Both ends of one open pipe: main's and the page's. */
export interface Ends {
  readonly main: Pipe;
  readonly page: Pipe;
  stop(): Promise<void>;
}

export async function memoryEnds(): Promise<Ends> {
  const [main, page] = pipePair();
  return { main, page, stop: async () => {} };
}

/** `pipeOf`: whose end serves; the hub has its own. */
export async function socketEnds(
  pipeOf: (socket: WebSocket, stream: Socket) => Pipe = (socket) => socketPipe(socket),
): Promise<Ends> {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, maxPayload, perMessageDeflate: false });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`, { perMessageDeflate: false });
  const page = socketPipe(client);
  const [[socket, request]] = (await Promise.all([once(sockets, "connection"), once(client, "open")])) as [
    [WebSocket, IncomingMessage],
    unknown,
  ];
  return {
    main: pipeOf(socket, request.socket),
    page,
    async stop() {
      client.terminate();
      socket.terminate();
      sockets.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** Electron's two halves with an EventEmitter between them, which clones texts and delivers them later, as IPC does. */
export function fakeElectron(own = "frontdesk://desk") {
  const toMain = new EventEmitter();
  const toPage = new EventEmitter();
  const gone = new EventEmitter();
  const mainFrame = { origin: own } as WebFrameMain;
  let destroyed = false;
  const contents = {
    id: 7,
    mainFrame,
    isDestroyed: () => destroyed,
    send: (channel: string, text: string) => void setImmediate(() => toPage.emit(channel, text)),
  };
  const bridge: Bridge = {
    post: (text) => void setImmediate(() => toMain.emit("desk", eventFrom(contents.id, mainFrame), text)),
    onFrame(listener) {
      toPage.on("desk", listener);
      return () => void toPage.off("desk", listener);
    },
  };
  const page = {
    contents,
    origin: own,
    onGone(listener: () => void) {
      gone.on("gone", listener);
      return () => void gone.off("gone", listener);
    },
  };
  return {
    ipc: toMain as Ipc,
    bridge,
    page,
    /** A message from any sender at all. */
    say: (event: IpcMainEvent, text: unknown) => void toMain.emit("desk", event, text),
    eventFrom,
    goAway: () => void gone.emit("gone"),
    destroy: () => (destroyed = true),
    listeners: () => toMain.listenerCount("desk") + gone.listenerCount("gone"),
  };
}

export function eventFrom(id: number, senderFrame: WebFrameMain | null): IpcMainEvent {
  return { sender: { id }, senderFrame } as IpcMainEvent;
}

export async function electronEnds(): Promise<Ends> {
  const { ipc, bridge, page } = fakeElectron();
  const opened = Promise.withResolvers<Pipe>();
  const stop = ipcPipes(ipc, page, (pipe) => {
    opened.resolve(pipe);
    return () => {};
  });
  const pagePipe = bridgePipe(bridge, "0123456789abcdef0123456789abcdef");
  return { main: await opened.promise, page: pagePipe, stop: async () => stop() };
}
