import type { Allowed } from "./policy.ts";

/** A request to somebody else's machine. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH";
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that only the machine named in `url` may see: a redirect elsewhere is not followed with them. */
  readonly secretHeaders?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for all of it; 10 s where not said. */
  readonly within?: number;
}

export interface OutgoingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** At most 1 MB, as text. */
  readonly body: string;
}

/** The only way out of the hub: nothing that somebody typed reaches a machine of our own networks (reliability H5). */
export interface Outgoing {
  /** What may be reached beside the open internet, for whoever checks an address when it is written down. */
  readonly allowed: Allowed;
  /** Rejects with an OutgoingError when there is no answer. Any answer is one, also 500. */
  send(request: OutgoingRequest): Promise<OutgoingAnswer>;
}

/** Why there was no answer: `reason` is a text id; what the other side said is never in it. */
export class OutgoingError extends Error {
  override readonly name = "OutgoingError";
  readonly reason: string;
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
