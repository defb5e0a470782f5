import type { SetUp, SiteSetUp } from "../../../src-shared/administration/set-up.ts";

export type StepState = "done" | "begun" | "open";

/** Somebody beside those of the first start can sign in. */
export function accountsState({ accounts: { added, ready } }: Pick<SetUp, "accounts">): StepState {
  return ready > 0 ? "done" : added > 0 ? "begun" : "open";
}

/** One of its own pages has asked for the site; begun: a page that may not show it has. */
export function buttonState(site: Pick<SiteSetUp, "seen" | "elsewhere"> | undefined): StepState {
  return site?.seen ? "done" : site?.elsewhere ? "begun" : "open";
}

/** Both had the other's picture on the screen. */
export function callState(site: Pick<SiteSetUp, "tried"> | undefined): StepState {
  const tried = site?.tried;
  if (!tried) return "open";
  return tried.call?.visitorSaw && tried.call.agentSaw ? "done" : "begun";
}
