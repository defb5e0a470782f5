import { Pause, Play, TimerReset } from "lucide-react";
import { useEffect, useState } from "react";
import { usePanePlace } from "../conversations/pane-place.ts";
import type { ConversationView } from "../../src-shared/conversations/state.ts";
import { BookButton } from "../appointments/book-button.tsx";
import { useMay } from "../accounts/may.ts";
import { type DeskAction, registerActions } from "../frame/actions.ts";
import { keyHint } from "../keys/in-force.ts";
import { machine } from "../machine.ts";
import { store, useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { visitorName } from "../video/visitor-name.ts";
import { handOn } from "./hand-on.ts";
import { noParkWhy } from "./may-park.ts";
import { ParkDialog } from "./park-dialog.tsx";
import { parkFor } from "./park-times.ts";
import { standingOf } from "./standing.ts";
import { openTransfer } from "./transfer-desk.ts";
import { TransferDialog } from "./transfer-dialog.tsx";

const holdShortcut = "Alt+Shift+Z";

/** What the owner of a live conversation can do with it beside ending it: hand it on, put the visitor on hold, put it aside. */
export function HeadTools({ view }: { view: ConversationView }) {
  const me = useDesk(({ desk }) => desk?.hub?.account.id);
  const isOwner = standingOf(view, me) === "owner";
  return view.public.summary.state === "active" && isOwner ? <Tools view={view} /> : null;
}

function Tools({ view }: { view: ConversationView }) {
  const { summary } = view.public;
  const { id } = summary;
  const { transfer, parts, parked } = view.staff.summary;
  const mayHandOn = useMay("Conversation > Transfer > Make");
  const mayConsult = useMay("Conversation > Consult > Make");
  const mayAsk = mayHandOn || mayConsult;
  const [isChoosingTime, setChoosingTime] = useState(false);
  const name = visitorName(summary);
  const isHeld = summary.heldAt !== null;
  const isOpen = transfer !== null || parts.some(({ kind }) => kind !== "conference");
  const { isActive } = usePanePlace();
  const noPark = noParkWhy(view);
  const hold = () => void handOn.hold(id, !isHeld);
  const holdLabel = text(isHeld ? "transfers.backTo" : "transfers.hold", { name });

  useEffect(() => {
    if (!isActive) return undefined;
    const group = text("conversations.list");
    return registerActions((): DeskAction[] => [
      ...(isOpen || parked || !mayAsk
        ? []
        : [
            {
              id: "transfer.open",
              label: text("transfers.action", { name }),
              group,
              shortcut: "Alt+Shift+G",
              words: text("transfers.actionWords"),
              run: () => openTransfer(id),
            },
          ]),
      {
        id: "conversation.hold",
        label: holdLabel,
        group,
        shortcut: holdShortcut,
        run: hold,
      },
      ...(parked
        ? [
            {
              id: "conversation.resume",
              label: text("park.resumeNamed", { name }),
              group,
              shortcut: "Alt+Shift+J",
              run: () => void handOn.resume(id),
            },
          ]
        : noPark
          ? []
          : [
              {
                id: "conversation.park",
                label: text("park.parkNamed", { name }),
                group,
                words: text("park.words"),
                run: () => void handOn.park(id, null),
              },
              {
                id: "conversation.parkUntil",
                label: text("park.untilNamed", { name }),
                group,
                run: () => setChoosingTime(true),
              },
            ]),
    ]);
  });

  return (
    <>
      <IconButton label={holdLabel} keyHint={keyHint(holdShortcut)} aria-pressed={isHeld} onPress={hold}>
        {isHeld ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
      </IconButton>
      {parked ? null : (
        <Menu
          label={text("park.park")}
          placement="bottom end"
          trigger={
            <IconButton label={text("park.park")}>
              <TimerReset aria-hidden="true" />
            </IconButton>
          }
        >
          <MenuItem
            id="writes"
            isDisabled={noPark !== null}
            detail={noPark === null ? undefined : text(`park.no.${noPark}`)}
            onAction={() => void handOn.park(id, null)}
          >
            {text("park.menuWrites", { name })}
          </MenuItem>
          {[
            ...parkFor.map((minutes) => (
              <MenuItem
                key={minutes}
                id={`in-${minutes}`}
                isDisabled={noPark !== null}
                onAction={() => void handOn.park(id, hubNow() + minutes * 60_000)}
              >
                {text("park.menuIn", { minutes })}
              </MenuItem>
            )),
            <MenuItem key="time" id="time" isDisabled={noPark !== null} onAction={() => setChoosingTime(true)}>
              {text("park.menuTime")}
            </MenuItem>,
          ]}
        </Menu>
      )}
      <BookButton conversation={id} />
      {mayAsk ? (
        <Button isDisabled={isOpen || parked !== null} onPress={() => openTransfer(id)}>
          {text("transfers.transfer")}
        </Button>
      ) : null}
      <TransferDialog view={view} />
      {isChoosingTime ? <ParkDialog conversation={id} onClose={() => setChoosingTime(false)} /> : null}
    </>
  );
}

function hubNow(): number {
  return machine.now() + (store.getState().desk?.clockOffset ?? 0);
}
