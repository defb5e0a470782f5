/** Ends something that was begun. Calling it twice does no harm. */
export type Stop = () => void;

/** Why a pipe ended: a WebSocket close code, or one of `closeCodes`. */
export interface Closed {
  code: number;
  reason: string;
}

/**
 * One end of anything that carries text frames in order: a WebSocket, Electron's IPC, a MessagePort or memory.
 * A frame is JSON text; parsing belongs to `serve` and `connect`, so that every transport meets the same checks.
 */
export interface Pipe {
  /** Sends one frame. Does nothing once the pipe is closed. */
  post(frame: string): void;
  onFrame(listener: (frame: string) => void): Stop;
  /** Heard once; at once if the pipe is closed already. */
  onClosed(listener: (closed: Closed) => void): Stop;
  close(code: number, reason: string): void;
  /** Bytes that `post` took and the machine has not passed on yet. */
  buffered(): number;
}

/** Our own close codes (RFC 6455 leaves 4000–4999 to applications), beside the standard 1001, 1009 and 1012. */
export const closeCodes = {
  going: 1001,
  tooLarge: 1009,
  restarting: 1012,
  /** On purpose, by the asking end: it does not come back by itself. */
  left: 4001,
  badFrame: 4400,
  signedOut: 4401,
  helloMissing: 4408,
  takenOver: 4409,
  tooFast: 4429,
  silent: 4480,
  tooSlow: 4508,
} as const;
