// What a page with the widget may call. Copy this file beside your own types, or refer to it.
//
// `window.Frontdesk` is there as soon as `loader.js` has run; what is called before the widget is loaded is kept and done
// in order. A script that may run before `loader.js` puts its calls into a list instead:
//
//     (window.Frontdesk = window.Frontdesk || []).push(["setAttributes", { basket: 120 }]);

/** A token that your server has signed for this visitor, or a function that fetches one when it is needed. */
export type IdentityToken = string | (() => string | Promise<string>);

/** At most 50 of them, 8,000 letters together; texts of at most 500 letters. Null takes one away. */
export type FrontdeskAttributes = Readonly<Record<string, string | number | boolean | null>>;

export interface FrontdeskEvents {
  /** The widget is loaded; told at once to who listens later. */
  ready: undefined;
  /** The panel was opened, by the visitor or by a call. */
  open: undefined;
  close: undefined;
  /** How many messages the visitor has not seen. */
  unread: number;
  /** How far his conversation has come; known once the panel is loaded. */
  conversation: { readonly state: "none" | "waiting" | "active" | "ended" };
}

export interface Frontdesk {
  /** Opens the panel; with `video` as the button for video does. */
  open(channel?: "chat" | "video"): void;
  close(): void;
  /** Takes the widget off the page; a call that runs goes on. `show` puts it back. */
  hide(): void;
  show(): void;
  /**
   * Says who the visitor is, as your server has signed it. Resolves when the hub has taken it, which is when the panel is
   * first needed: nothing is loaded for it. Rejects with an error whose `code` is `identity-token-wrong`,
   * `identity-token-expired`, `identity-token-used` or `identity-claim-wrong`.
   */
  identify(token: IdentityToken): Promise<void>;
  /**
   * Says what agents should see beside the conversation, and what rules of buttons look at. Not verified, and shown so.
   * `name`, `email`, `phone` and `externalId` have places of their own. Rejects with the `code` of a refusal.
   */
  setAttributes(attributes: FrontdeskAttributes): Promise<void>;
  /** Hears what happens. Answers a function that takes the listener off. */
  on<Name extends keyof FrontdeskEvents>(event: Name, listener: (detail: FrontdeskEvents[Name]) => void): () => void;
  /**
   * Your visitor has logged out: nothing of him stays in this browser, and his tokens open nothing any more. The
   * conversation goes on at the agent's, and is his again when he is identified.
   */
  logOut(): Promise<void>;
}

/** One call in the list of a page that was faster than `loader.js`. */
export type EarlyCall = readonly [name: keyof Frontdesk, ...values: unknown[]];

declare global {
  interface Window {
    Frontdesk?: Frontdesk | EarlyCall[];
  }
}
