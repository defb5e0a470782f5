import type { Closed, Stop } from "./pipe.ts";

/** The listening half of a pipe's end, the same over everything that carries frames: nothing is heard after the end. */
export class ListeningEnd {
  #closed: Closed | undefined;
  readonly #frames = new Set<(frame: string) => void>();
  readonly #closings = new Set<(closed: Closed) => void>();

  get isClosed(): boolean {
    return this.#closed !== undefined;
  }

  /** False when nobody listens yet. */
  get isHeard(): boolean {
    return this.#frames.size > 0;
  }

  hear(frame: string): void {
    if (!this.#closed) for (const listener of this.#frames) listener(frame);
  }

  /** The first end counts; a later one is passed over. */
  end(closed: Closed): void {
    if (this.#closed) return;
    this.#closed = closed;
    this.#frames.clear();
    for (const listener of this.#closings) listener(closed);
    this.#closings.clear();
  }

  onFrame(listener: (frame: string) => void): Stop {
    this.#frames.add(listener);
    return () => void this.#frames.delete(listener);
  }

  onClosed(listener: (closed: Closed) => void): Stop {
    if (this.#closed) listener(this.#closed);
    else this.#closings.add(listener);
    return () => void this.#closings.delete(listener);
  }
}
