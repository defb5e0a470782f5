import { useEffect, useState } from "react";
import type { Found } from "../../src-shared/connectors/model.ts";
import type { Offer } from "../../src-shared/queues/model.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { usePanelRules } from "../visitor-panel/use-panel-rules.ts";

/** What of other systems an offer's card says: what will be opened, that there will be a choice, or nobody. Null: not answered yet. */
export function opensWords(found: readonly Found[] | "unknown" | null): string {
  if (found === null) return text("screenPop.looking");
  if (found === "unknown") return text("screenPop.willUnknown");
  const [only] = found;
  if (!only) return text("screenPop.willNothing");
  if (found.length > 1) return text("screenPop.willChoose", { count: found.length });
  return text("screenPop.willOpen", { system: only.connector, title: only.title || "–" });
}

/**
 * The same for an offer that rings: asked once, where the house opens records on accepting; null elsewhere. Nothing is
 * opened by it. There is a line from the beginning: what comes later moves nothing.
 */
export function useOfferPreview({ id }: Offer): string | null {
  const { rules, outside } = usePanelRules();
  const [found, setFound] = useState<readonly Found[] | "unknown" | null>(null);
  const isWanted = outside && rules.pop === "accept";
  useEffect(() => {
    if (!isWanted) return undefined;
    let isHere = true;
    desk.ask("offer.findOutside", { offer: id }).then(
      (answer) => isHere && setFound(answer.found),
      // It rings all the same, and on accepting it is looked up again.
      (error: unknown) => {
        console.warn("What will open is not known.", error);
        if (isHere) setFound("unknown");
      },
    );
    return () => {
      isHere = false;
    };
  }, [id, isWanted]);
  return isWanted ? opensWords(found) : null;
}
