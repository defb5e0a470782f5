import { createStore } from "zustand/vanilla";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { desk } from "../desk-link.ts";

/** Whom a note can name: read when a composer is shown, and again when somebody writes an `@`. */
export const colleagueNames = createStore<{
  readonly accounts: ReadonlyArray<{ readonly id: AccountId; readonly name: string }>;
}>(() => ({ accounts: [] }));

let isReading = false;

export async function readColleagueNames(): Promise<void> {
  if (isReading) return;
  isReading = true;
  try {
    const { accounts } = await desk.ask("mention.names", {});
    colleagueNames.setState({ accounts });
  } catch (error) {
    // What was read before is still the newest that is known; the next `@` asks again.
    console.debug(error);
  } finally {
    isReading = false;
  }
}
