import { useAct } from "./acting.ts";
import { PlacesDialog, QueuesDialog, SkillsDialog } from "./routing-dialogs.tsx";
import { StateDialog } from "./state-dialog.tsx";
import type { Supervision } from "./supervision.ts";
import {
  AssignDialog,
  CloseQueueDialog,
  CloseWaitsDialog,
  MoveDialog,
  PriorityDialog,
  ReopenDialog,
} from "./wait-dialogs.tsx";
import { FreeDialog, SignOutDialog, WorkDialog } from "./work-dialogs.tsx";

/** The dialog of the act that was begun, if any. */
export function ActDialogs({ agents, queues, names }: Pick<Supervision, "agents" | "queues" | "names">) {
  const act = useAct();
  if (!act) return null;
  switch (act.kind) {
    case "state":
      return <StateDialog agent={act.agent} />;
    case "places":
      return <PlacesDialog agent={act.agent} />;
    case "skills":
      return <SkillsDialog agent={act.agent} names={names} />;
    case "queues":
      return <QueuesDialog agent={act.agent} names={names} />;
    case "signOut":
      return <SignOutDialog agent={act.agent} />;
    case "work":
      return <WorkDialog agent={act.agent} names={names} />;
    case "free":
      return <FreeDialog agent={act.agent} conversation={act.conversation} />;
    case "move":
      return <MoveDialog wait={act.wait} queue={act.queue} queues={[...(queues?.rows.values() ?? [])]} />;
    case "assign":
      return <AssignDialog wait={act.wait} queue={act.queue} agents={[...(agents?.rows.values() ?? [])]} />;
    case "priority":
      return <PriorityDialog wait={act.wait} queue={act.queue} />;
    case "closeWaits":
      return <CloseWaitsDialog waits={act.waits} />;
    case "closeQueue":
      return <CloseQueueDialog queue={act.queue} />;
    case "reopenQueue":
      return <ReopenDialog queue={act.queue} />;
  }
}
