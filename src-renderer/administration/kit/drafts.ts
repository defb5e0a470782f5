import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { useStore } from "zustand/react";
import { createStore } from "zustand/vanilla";
import { store } from "../../store.ts";

export const sections = [
  "setUp",
  "accounts",
  "roles",
  "teams",
  "signIn",
  "sites",
  "video",
  "chats",
  "surveys",
  "files",
  "visitors",
  "identity",
  "requests",
  "canned",
  "queues",
  "skills",
  "agents",
  "hours",
  "rules",
  "groups",
  "bots",
  "codes",
  "try",
  "webhooks",
  "keys",
  "connectors",
  "audit",
] as const;
export type Section = (typeof sections)[number];
/** Sections that are a list of things. */
export type ThingSection = Exclude<
  Section,
  | "setUp"
  | "accounts"
  | "roles"
  | "teams"
  | "signIn"
  | "sites"
  | "video"
  | "try"
  | "audit"
  | "chats"
  | "surveys"
  | "files"
  | "webhooks"
  | "keys"
  | "connectors"
  | "visitors"
  | "identity"
  | "requests"
  | "canned"
>;

/** What was changed and not saved. `before` null: it is new. */
export interface Draft<Body> {
  readonly before: Body | null;
  readonly now: Body;
}

interface Kept {
  readonly section: Section;
  /** Which thing is open, by section. */
  readonly open: Readonly<Partial<Record<Section, string>>>;
  /** By section and id. */
  readonly drafts: Readonly<Record<string, Draft<unknown>>>;
}

const nothingKept: Kept = { section: "video", open: {}, drafts: {} };

/** What was begun in this room is kept while another room is open, until it is saved or left on purpose. */
const kept = createStore<Kept>(() => nothingKept);
let whose: AccountId | null = null;

// Another account finds nothing of the one before.
store.subscribe(({ desk }) => {
  const account = desk?.hub?.account.id ?? whose;
  if (account === whose) return;
  if (whose !== null) kept.setState(nothingKept, true);
  whose = account;
});

export function useKept<Part>(part: (kept: Kept) => Part): Part {
  return useStore(kept, part);
}

export const keptNow = (): Kept => kept.getState();

const keyOf = (section: Section, id: string): string => `${section}:${id}`;

export const draftIn = ({ drafts }: Kept, section: Section, id: string): Draft<unknown> | undefined =>
  drafts[keyOf(section, id)];

export function draftsOf({ drafts }: Kept, section: Section): ReadonlyArray<readonly [string, Draft<unknown>]> {
  const start = keyOf(section, "");
  return Object.entries(drafts)
    .filter(([key]) => key.startsWith(start))
    .map(([key, draft]) => [key.slice(start.length), draft]);
}

export function showSection(section: Section): void {
  kept.setState({ section });
}

export function openThing(section: Section, id: string | null): void {
  kept.setState(({ open: { [section]: _before, ...open } }) => ({
    open: id === null ? open : { ...open, [section]: id },
  }));
}

/** Null: it was saved, or left on purpose. */
export function keepDraft(section: Section, id: string, draft: Draft<unknown> | null): void {
  kept.setState(({ drafts: { [keyOf(section, id)]: _before, ...drafts } }) => ({
    drafts: draft === null ? drafts : { ...drafts, [keyOf(section, id)]: draft },
  }));
}
