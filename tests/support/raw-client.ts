import { randomUUID } from "node:crypto";
import { once } from "node:events";
import WebSocket from "ws";

/** A client with as little of its own as can be, so that what is measured is the hub. */
export interface RawClient {
  ask(name: string, input: unknown): Promise<Record<string, unknown>>;
  /** Sends without waiting; the event is what is measured. */
  tell(name: string, input: unknown): void;
  onEvent(listener: (event: { type: string } & Record<string, unknown>) => void): void;
  readonly state: Record<string, unknown>;
  /** The whole answer to the hello. */
  readonly hello: Record<string, unknown>;
  /** Bytes of all that has come so far. */
  received(): number;
  isOpen(): boolean;
  close(): void;
}

export type Listener = (event: NonNullable<Frame["event"]>) => void;

interface Frame {
  id?: string;
  value?: Record<string, unknown>;
  fault?: { code: string; reason: string };
  event?: { type: string } & Record<string, unknown>;
  beat?: number;
}

/** `first` hears from the first event on, also one that comes in the same packet as the answer to the hello. */
export async function rawClient(
  url: string,
  who: unknown,
  headers: Record<string, string> = {},
  first: Listener = () => {},
  /** What is held from before: the epoch, and the last seq of each log. */
  held: { readonly epoch?: string; readonly logs: Readonly<Record<string, number>> } = { logs: {} },
): Promise<RawClient> {
  const socket = new WebSocket(url, { headers, perMessageDeflate: false });
  const waiting = new Map<string, (frame: Frame) => void>();
  const listeners: Listener[] = [first];
  let received = 0;
  await once(socket, "open");
  // A line that is cut is told to whoever still waits for an answer.
  socket.on("error", ({ message }) => {
    for (const answer of waiting.values()) answer({ fault: { code: "unavailable", reason: message } });
    waiting.clear();
  });
  socket.on("message", (data: Buffer) => {
    received += data.length;
    const frame = JSON.parse(data.toString()) as Frame;
    if (frame.beat !== undefined) socket.send(JSON.stringify({ beat: frame.beat }));
    else if (frame.event) for (const listener of listeners) listener(frame.event);
    else if (frame.id !== undefined) {
      waiting.get(frame.id)?.(frame);
      waiting.delete(frame.id);
    }
  });
  const frameOf = (id: string, ask: string, input: unknown) => JSON.stringify({ id, ask, input, key: id });
  const client = {
    tell: (name: string, input: unknown) => socket.send(frameOf(randomUUID(), name, input)),
    ask: (name: string, input: unknown) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const id = randomUUID();
        waiting.set(id, ({ value, fault }) =>
          fault ? reject(new Error(`${name}: ${fault.code} ${fault.reason}`)) : resolve(value ?? {}),
        );
        socket.send(frameOf(id, name, input));
      }),
    onEvent: (listener: Listener) => void listeners.push(listener),
    received: () => received,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close: () => socket.close(),
  };
  const answer = await client.ask("hello", { protocol: 1, who, ...held });
  return { ...client, state: answer["state"] as Record<string, unknown>, hello: answer };
}
