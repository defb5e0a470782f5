import type { ComponentType } from "preact";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { type Catalogue, catalogueFor } from "../../src-shared/languages/choose.ts";
import type { FilledIn } from "../../src-shared/sites/form.ts";
import type { SiteFront } from "../../src-shared/sites/front.ts";
import type { SiteFace } from "../../src-shared/sites/model.ts";

/** What a visitor gave where the site asks for more than a name. */
export interface Given {
  readonly fields?: FilledIn;
  readonly consent?: boolean;
}

/** What only some sites have: words, colours and questions of their own. */
export interface SitePart {
  /** The site's own first sentence, in the visitor's language; empty: the widget's. */
  readonly welcome: () => string;
  /** Above the form for a message; empty: nothing. */
  readonly offline: () => string;
  /** Fields and, before a conversation, what he agrees to. */
  readonly Questions: ComponentType<{ of: "preChat" | "offline" }>;
  readonly given: (form: HTMLFormElement, of: "preChat" | "offline") => Given;
  /** The sentence for a fault of these questions; undefined: it is none. */
  readonly faultText: (fault: Fault) => string | undefined;
}

/** Of a hub that says nothing of it, or of a site that has none: undefined. */
export function frontOf(site: SiteFace | undefined): SiteFront | undefined {
  const front = site?.front as SiteFront | undefined;
  if (!front) return undefined;
  const { texts, colours, preChat, offline } = front;
  const isPlain = JSON.stringify([texts.welcome, texts.consent, texts.offline, colours, preChat, offline]) === plain;
  return isPlain ? undefined : front;
}

/** Whose words a visitor of this site reads; undefined: the hub has said nothing of it yet. */
export function catalogueOf(site: SiteFace | undefined): Catalogue | undefined {
  const front = site?.front as SiteFront | undefined;
  return front && catalogueFor(front.languages, navigator.languages);
}

const plain = JSON.stringify([{}, {}, {}, null, [], []]);
