import type { Target } from "./links.ts";

/** A message's text as what it is made of. There is nothing else: no picture, no heading, no HTML. */
export type Block =
  | { readonly is: "paragraph"; readonly parts: readonly Inline[] }
  /** `label`: what stood behind the opening fence. */
  | { readonly is: "code"; readonly text: string; readonly label: string }
  | { readonly is: "quote"; readonly blocks: readonly Block[] }
  | { readonly is: "list"; readonly items: readonly Item[] };

/** `number`: as it was written; null in a list without numbers. */
export interface Item {
  readonly number: number | null;
  readonly blocks: readonly Block[];
}

export type Inline =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "code"; readonly text: string }
  | { readonly is: "strong" | "emphasis"; readonly parts: readonly Inline[] }
  | { readonly is: "link"; readonly target: Target; readonly parts: readonly Inline[] };

/** Whether a text may be more than its letters: only then is it taken apart. */
export function mayBeRich(text: string): boolean {
  return /[*_`]|^ {0,3}(?:[-+>]|\d{1,9}[.)])|\]\(|https?:|mailto:|tel:/im.test(text);
}
