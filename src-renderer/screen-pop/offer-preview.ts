import { useEffect, useState } from "react";
import type { Found } from "../../src-shared/connectors/model.ts";
import type { Offer } from "../../src-shared/queues/model.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { usePanelRules } from "../visitor-panel/use-panel-rules.ts";

/** What of other systems an offer's card says: what will be opened, or that there will be a choice; null: nothing will open. */
export function opensWords(found: readonly Found[]): string | null {
  const [only] = found;
  if (!only) return null;
  if (found.length > 1) return text("screenPop.willChoose", { count: found.length });
  return text("screenPop.willOpen", { system: only.connector, title: only.title || "–" });
}

/** The same for an offer that rings: asked once, where the house opens records on accepting. Nothing is opened by it. */
export function useOfferPreview({ id }: Offer): string | null {
  const { rules, outside } = usePanelRules();
  const [found, setFound] = useState<readonly Found[]>([]);
  const isWanted = outside && rules.pop === "accept";
  useEffect(() => {
    if (!isWanted) return undefined;
    let isHere = true;
    desk.ask("offer.findOutside", { offer: id }).then(
      (answer) => isHere && setFound(answer.found),
      // It rings all the same, and on accepting it is looked up again.
      (error: unknown) => console.warn("What will open is not known.", error),
    );
    return () => {
      isHere = false;
    };
  }, [id, isWanted]);
  return opensWords(found);
}
