import { once } from "node:events";
import { WebSocket } from "ws";

type Answer = { id: number; type: "success"; result: unknown } | { id: number; type: "error"; message: string };

/** WebDriver BiDi as W3C writes it down: commands over one socket, each answered by its number. */
export class BidiConnection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#hear(JSON.parse((data as Buffer).toString()) as Answer));
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("the browser has gone"));
      this.#waiting.clear();
    });
  }

  static async to(url: string): Promise<BidiConnection> {
    const socket = new WebSocket(url);
    await once(socket, "open");
    return new BidiConnection(socket);
  }

  /** Rejects with the browser's own sentence. */
  async ask<Result>(method: string, params: object): Promise<Result> {
    const id = (this.#last += 1);
    const answer = Promise.withResolvers<unknown>();
    this.#waiting.set(id, answer);
    this.#socket.send(JSON.stringify({ id, method, params }));
    return (await answer.promise) as Result;
  }

  close(): void {
    this.#socket.close();
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return; // an event; none was asked for
    this.#waiting.delete(answer.id);
    if (answer.type === "success") waiting.resolve(answer.result);
    else waiting.reject(new Error(answer.message));
  }
}
