import type { Closed, Pipe, Stop } from "./pipe.ts";

/** Two joined ends in memory. Frames arrive in order, never inside `post`, as they would over a wire. */
export function pipePair(): [Pipe, Pipe] {
  const left = new MemoryEnd();
  const right = new MemoryEnd();
  left.join(right);
  right.join(left);
  return [left, right];
}

class MemoryEnd implements Pipe {
  #other: MemoryEnd | undefined;
  #closed: Closed | undefined;
  readonly #frames = new Set<(frame: string) => void>();
  readonly #closings = new Set<(closed: Closed) => void>();

  join(other: MemoryEnd): void {
    this.#other = other;
  }

  post(frame: string): void {
    if (this.#closed) return;
    void Promise.resolve().then(() => this.#other?.take(frame));
  }

  take(frame: string): void {
    if (this.#closed) return;
    for (const listener of this.#frames) listener(frame);
  }

  onFrame(listener: (frame: string) => void): Stop {
    this.#frames.add(listener);
    return () => this.#frames.delete(listener);
  }

  onClosed(listener: (closed: Closed) => void): Stop {
    if (this.#closed) listener(this.#closed);
    else this.#closings.add(listener);
    return () => this.#closings.delete(listener);
  }

  close(code: number, reason: string): void {
    this.end({ code, reason });
    // What was posted before the end still arrives: the close takes its place in the same queue.
    void Promise.resolve().then(() => this.#other?.end({ code, reason }));
  }

  end(closed: Closed): void {
    if (this.#closed) return;
    this.#closed = closed;
    for (const listener of this.#closings) listener(closed);
    this.#closings.clear();
  }

  buffered(): number {
    return 0;
  }
}
