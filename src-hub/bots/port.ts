import type { HandOver } from "../../src-shared/bots/model.ts";

/** What a bot wants to be done, in order. A hand-over is the last. */
export type BotAct =
  | { readonly do: "say"; readonly text: string; readonly choices?: readonly string[] }
  /** He is asked to leave a message. */
  | { readonly do: "form" }
  | { readonly do: "hand-over"; readonly to: HandOver; readonly step: string };

/** `step`: where it goes on when the visitor has answered; null: from the beginning. */
export interface BotTurn {
  readonly acts: readonly BotAct[];
  readonly step: string | null;
}

/** How a bot thinks. It keeps nothing: where it is stands in the conversation, so a restart interrupts nobody. */
export interface Bot {
  begin(): BotTurn;
  heard(step: string | null, text: string): BotTurn;
  /** Nobody could take whom it handed over at this step. */
  refused(step: string): BotTurn;
}
