import { LookUpDialog } from "./look-up-dialog.tsx";
import { RunDialog } from "./run-dialog.tsx";
import { useShown } from "./test-desk.ts";
import "./test-actions.ts";

/** Where the dialogs of the video test open, whichever room is shown. */
export function VideoTestPlace() {
  const open = useShown();
  if (open === "run") return <RunDialog />;
  return open === "look-up" ? <LookUpDialog /> : null;
}
