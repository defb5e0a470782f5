import * as z from "zod/mini";
import { parseJson } from "./frames.ts";
import { ListeningEnd } from "./listening-end.ts";
import { closeCodes, type Closed, type Pipe, type Stop } from "./pipe.ts";

/**
 * What Electron's preload puts into a page: it carries texts and knows nothing else. Unlike a socket it neither opens nor
 * closes, so each text says which pipe it belongs to and what it is. `bridgePipe` is the page's end, the Electron shell
 * has the other.
 */
export interface Bridge {
  post(text: string): void;
  onFrame(listener: (text: string) => void): Stop;
}

/** `+` opens a pipe, `=` carries a frame, `-` closes it and says why. */
export interface Carried {
  readonly pipe: string;
  readonly kind: "+" | "=" | "-";
  readonly text: string;
}

const pipeId = /^[0-9a-f]{32}[+=-]/;
const Why = z.object({ code: z.int(), reason: z.string() });

export function carry({ pipe, kind, text }: Carried): string {
  return pipe + kind + text;
}

/** Undefined for anything that `carry` did not make. */
export function carried(text: string): Carried | undefined {
  if (!pipeId.test(text)) return undefined;
  return { pipe: text.slice(0, 32), kind: text[32] as Carried["kind"], text: text.slice(33) };
}

export function closedOf(text: string): Closed {
  const parsed = Why.safeParse(parseJson(text));
  return parsed.success ? parsed.data : { code: closeCodes.badFrame, reason: "frame-not-understood" };
}

/**
 * Opens a pipe over a bridge, as often as one likes. `id`: 32 random hex digits (`random128`), so that a reloaded page
 * never hears what was meant for the page before it.
 */
export function bridgePipe(bridge: Bridge, id: string): Pipe {
  const end = new BridgeEnd((kind, text) => bridge.post(carry({ pipe: id, kind, text })));
  const stop = bridge.onFrame((text) => {
    const message = carried(text);
    if (message?.pipe === id) end.take(message);
  });
  end.onClosed(stop);
  bridge.post(carry({ pipe: id, kind: "+", text: "" }));
  return end;
}

/** One end of one pipe over a bridge; both ends are alike. */
export class BridgeEnd extends ListeningEnd implements Pipe {
  readonly #send: (kind: Carried["kind"], text: string) => void;

  constructor(send: (kind: Carried["kind"], text: string) => void) {
    super();
    this.#send = send;
  }

  take({ kind, text }: Carried): void {
    if (kind === "-") this.end(closedOf(text));
    else if (kind === "=") this.hear(text);
  }

  post(frame: string): void {
    if (!this.isClosed) this.#send("=", frame);
  }

  close(code: number, reason: string): void {
    if (this.isClosed) return;
    this.#send("-", JSON.stringify({ code, reason }));
    this.end({ code, reason });
  }

  /** The machine's own channel shows no backlog. */
  buffered(): number {
    return 0;
  }
}
