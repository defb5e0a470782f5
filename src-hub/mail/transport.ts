/** A letter as it leaves. Its words come from the house's own templates. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

interface Attachment {
  readonly name: string;
  /** Such as `text/calendar; method=REQUEST`. */
  readonly type: string;
  readonly content: string | Uint8Array;
}

export interface Outgoing extends Letter {
  /** The same for every try: the other server knows a repeat by it. */
  readonly id: string;
  readonly to: string;
}

/** Why a try failed. `isFinal`: another try would fail as well. */
export class MailFailed extends Error {
  override readonly name = "MailFailed";
  readonly code: string;
  readonly isFinal: boolean;
  constructor(code: string, isFinal: boolean, cause: unknown) {
    super(`The mail was not taken (${code}).`, { cause });
    this.code = code;
    this.isFinal = isFinal;
  }
}

/** What carries mail out of the house. */
export interface MailTransport {
  /** Resolves when the other server has taken it; rejects with MailFailed. */
  send(mail: Outgoing): Promise<void>;
  close(): void;
}
