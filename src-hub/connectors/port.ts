import type { Found, Placeholder } from "../../src-shared/connectors/model.ts";

/** Who the visitor is, the surest first: what nobody knows is null. */
export type Person = Readonly<
  Record<Exclude<Placeholder, "conversation">, { readonly value: string; readonly verified: boolean } | null>
> & { readonly conversation: string };

/** A closed conversation, as another system keeps it. Times are epoch milliseconds; lengths are seconds. */
export interface ClosedRecord {
  readonly conversation: string;
  readonly site: string;
  readonly queue: string;
  readonly channel: "chat" | "video";
  readonly person: Person;
  readonly agent: { readonly name: string; readonly email: string | null } | null;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly waited: number;
  readonly talked: number;
  /** What the house calls it; null: nobody chose one. */
  readonly outcome: string | null;
  readonly note: string;
  readonly fields: ReadonlyArray<{ readonly label: string; readonly value: string | number | boolean }>;
  readonly page: string | null;
  readonly messages: ReadonlyArray<{ readonly from: string; readonly text: string; readonly at: number }>;
}

/** `openIn` not said: in the browser. */
export type FoundThere = Omit<Found, "connector" | "openIn"> & Partial<Pick<Found, "openIn">>;

/** What is known of a conversation in the other system, as far as it got: JSON, kept between tries. */
export type External = Readonly<Record<string, string | number>>;

/** A helpdesk or CRM beside the hub. Everything is done once, however often it is tried. */
export interface Connector {
  /**
   * Hands a closed conversation over. `known`: what an earlier try has kept; `keep` writes it down, and is called after each
   * step that would make something a second time. Rejects with a ConnectorError when it is to be tried again.
   */
  onClosed(record: ClosedRecord, known: External, keep: (external: External) => Promise<void>): Promise<void>;
  /** None, one or many. */
  find(person: Person): Promise<FoundThere[]>;
  /** Shows what was found on the screen of the agent with this e-mail address; null: it has no way to. */
  readonly open: ((found: FoundThere, agent: string) => Promise<void>) | null;
  /** Resolves when the other system knows us. */
  test(): Promise<void>;
}

/** `reason`: a text id. What the other system said is not in it. */
export class ConnectorError extends Error {
  override readonly name = "ConnectorError";
  readonly reason: string;
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}
