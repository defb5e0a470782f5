import { ListeningEnd } from "./listening-end.ts";
import type { Pipe } from "./pipe.ts";

/** Two joined ends in memory. Frames arrive in order, never inside `post`, as they would over a wire. */
export function pipePair(): [Pipe, Pipe] {
  const left = new MemoryEnd();
  const right = new MemoryEnd();
  left.join(right);
  right.join(left);
  return [left, right];
}

class MemoryEnd extends ListeningEnd implements Pipe {
  #other: MemoryEnd | undefined;

  join(other: MemoryEnd): void {
    this.#other = other;
  }

  post(frame: string): void {
    if (!this.isClosed) void Promise.resolve().then(() => this.#other?.hear(frame));
  }

  close(code: number, reason: string): void {
    this.end({ code, reason });
    // What was posted before the end still arrives: the close takes its place in the same queue.
    void Promise.resolve().then(() => this.#other?.end({ code, reason }));
  }

  buffered(): number {
    return 0;
  }
}
