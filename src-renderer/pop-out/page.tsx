import "../chat/actions.ts";
import "../conversations/wrap-up-actions.ts";
import { OwnWindow } from "./own-window.tsx";
import { ownWindowOf } from "./where.ts";
import { startOwnWindow } from "./window-side.ts";

/** The desk's page as one conversation's own window. */
export function begin(): void {
  if (ownWindowOf !== null) startOwnWindow(ownWindowOf);
}

export function Page() {
  return ownWindowOf === null ? null : <OwnWindow conversation={ownWindowOf} />;
}
