import { createContext, useContext } from "react";

/** How a conversation's pane stands among the others. */
export interface PanePlace {
  /** It is the one worked in: keys and the palette mean it. */
  readonly isActive: boolean;
  /** There are others beside it, or behind it as tabs. */
  readonly hasOthers: boolean;
}

export const PanePlaceContext = createContext<PanePlace>({ isActive: true, hasOthers: false });

/** Of the pane around a component; what registers actions for its conversation does so while it is active. */
export function usePanePlace(): PanePlace {
  return useContext(PanePlaceContext);
}
