import {
  ArrowUpDown,
  Ban,
  CircleDot,
  DoorClosed,
  DoorOpen,
  Layers,
  ListChecks,
  LogOut,
  MessagesSquare,
  MoveRight,
  Sparkles,
  UserRoundCheck,
} from "lucide-react";
import type { SupervisedAgent, SupervisedQueue, SupervisedWait } from "../../src-shared/supervision/supervised.ts";
import { IfMay } from "../accounts/if-may.tsx";
import { text } from "../text/text.ts";
import { MenuItem } from "../ui/menu.tsx";
import { beginAct } from "./acting.ts";

/** What can be done with an agent. */
export const agentMenu = (agent: SupervisedAgent) => (
  <>
    <IfMay permission="Supervision > Agent > Steer">
      <MenuItem
        id="state"
        icon={<CircleDot />}
        isDisabled={!agent.here}
        detail={agent.here ? undefined : text("supervision.notHere")}
        onAction={() => beginAct({ kind: "state", agent })}
      >
        {text("supervision.act.state")}
      </MenuItem>
      <MenuItem id="places" icon={<Layers />} onAction={() => beginAct({ kind: "places", agent })}>
        {text("supervision.act.places")}
      </MenuItem>
      <MenuItem id="skills" icon={<Sparkles />} onAction={() => beginAct({ kind: "skills", agent })}>
        {text("supervision.act.skills")}
      </MenuItem>
      <MenuItem id="queues" icon={<ListChecks />} onAction={() => beginAct({ kind: "queues", agent })}>
        {text("supervision.act.queues")}
      </MenuItem>
    </IfMay>
    <MenuItem id="work" icon={<MessagesSquare />} onAction={() => beginAct({ kind: "work", agent })}>
      {text("supervision.act.work")}
    </MenuItem>
    <IfMay permission="Supervision > Agent > Sign out">
      <MenuItem id="signOut" icon={<LogOut />} isDanger onAction={() => beginAct({ kind: "signOut", agent })}>
        {text("supervision.act.signOut")}
      </MenuItem>
    </IfMay>
  </>
);

/** What can be done with a queue. */
export const queueMenu = (queue: SupervisedQueue, waits: readonly SupervisedWait[]) => (
  <>
    <IfMay permission="Supervision > Queue > Close">
      {queue.closed ? (
        <MenuItem id="reopen" icon={<DoorOpen />} onAction={() => beginAct({ kind: "reopenQueue", queue })}>
          {text("supervision.act.reopen")}
        </MenuItem>
      ) : (
        <MenuItem id="close" icon={<DoorClosed />} isDanger onAction={() => beginAct({ kind: "closeQueue", queue })}>
          {text("supervision.act.closeQueue")}
        </MenuItem>
      )}
    </IfMay>
    <IfMay permission="Supervision > Wait > Steer">
      {waits.length > 0 ? (
        <MenuItem id="waits" icon={<Ban />} isDanger onAction={() => beginAct({ kind: "closeWaits", waits })}>
          {text("supervision.act.closeAll", { count: waits.length })}
        </MenuItem>
      ) : null}
    </IfMay>
  </>
);

/** What can be done with somebody who waits. One that its agent hands on is his affair. */
export function waitMenu(wait: SupervisedWait, queue: SupervisedQueue) {
  const isHandedOn = wait.kind === "transfer" || wait.kind === "consult";
  const detail = isHandedOn ? text("supervision.handedOn") : undefined;
  const given = { isDisabled: isHandedOn, detail };
  return (
    <IfMay permission="Supervision > Wait > Steer">
      <MenuItem
        id="assign"
        icon={<UserRoundCheck />}
        {...given}
        onAction={() => beginAct({ kind: "assign", wait, queue })}
      >
        {text("supervision.act.assign")}
      </MenuItem>
      <MenuItem id="move" icon={<MoveRight />} {...given} onAction={() => beginAct({ kind: "move", wait, queue })}>
        {text("supervision.act.move")}
      </MenuItem>
      <MenuItem id="priority" icon={<ArrowUpDown />} onAction={() => beginAct({ kind: "priority", wait, queue })}>
        {text("supervision.act.priority")}
      </MenuItem>
      <MenuItem
        id="close"
        icon={<Ban />}
        isDanger
        {...given}
        onAction={() => beginAct({ kind: "closeWaits", waits: [wait] })}
      >
        {text("supervision.act.close")}
      </MenuItem>
    </IfMay>
  );
}
