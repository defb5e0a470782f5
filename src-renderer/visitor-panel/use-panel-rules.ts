import { useEffect, useState } from "react";
import { type PanelRules, plainPanel } from "../../src-shared/visitor-panel/model.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";

interface Panel {
  readonly rules: PanelRules;
  /** Whether there are other systems to look the visitor up in. */
  readonly outside: boolean;
}

const nothingYet: Panel = { rules: plainPanel, outside: false };

/** What the house has laid down for the panel, as it was when the panel was opened or the link came back. */
export function usePanelRules(): Panel {
  const [panel, setPanel] = useState<Panel>(nothingYet);
  const linked = useDesk(isLinked);
  useEffect(() => {
    if (!linked) return undefined;
    let isWanted = true;
    desk.ask("panel.rules", {}).then(
      (read) => isWanted && setPanel(read),
      (error: unknown) => console.warn("The panel's rules were not read.", error),
    );
    return () => {
      isWanted = false;
    };
  }, [linked]);
  return panel;
}
