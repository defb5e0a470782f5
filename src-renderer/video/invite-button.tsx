import { Video } from "lucide-react";
import { useEffect } from "react";
import { usePanePlace } from "../conversations/pane-place.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { registerActions } from "../frame/actions.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { toasts } from "../ui/toast-queue.ts";
import styles from "./invite-button.module.css";
import { mayInvite, noInviteWhy } from "./may-call.ts";
import { prepareVideo, video, videoLack } from "./video.ts";

/** How a conversation's visitor is invited to video: what `invite` does, or why it cannot be done now. */
export function useInviteToVideo(conversation: ConversationId): { reason: string | undefined; invite: () => void } {
  const why = useDesk(({ desk }) => noInviteWhy(conversation, desk?.hub?.conversations ?? [], videoLack));
  const reason = why === undefined ? undefined : text(`video.no.${why}`);
  return {
    reason,
    invite() {
      if (reason !== undefined) {
        toasts.show({ look: "info", title: reason });
        return;
      }
      void prepareVideo();
      video.openCheck(conversation);
    },
  };
}

/**
 * The camera beside the input, and in the header with its words; each has a name of its own, so that whoever asks for one
 * by name gets one. It is there only where the rules allow it. Where it can't be used
 * now it stays in its place, can be reached, and says why.
 */
export function InviteButton(props: InviteButtonProps) {
  const isThere = useDesk(({ desk }) => mayInvite(props.conversation, desk?.hub?.conversations ?? []));
  return isThere ? <Shown {...props} /> : null;
}

interface InviteButtonProps {
  readonly conversation: ConversationId;
  readonly look?: "icon" | "words";
}

function Shown({ conversation, look = "icon" }: InviteButtonProps) {
  const { reason, invite } = useInviteToVideo(conversation);
  const { isActive } = usePanePlace();
  const name = text("video.invite");
  // Once a conversation: the one with its words stands for both in the palette.
  useEffect(() => {
    if (look === "icon" || !isActive) return undefined;
    return registerActions(() => [
      { id: "video.invite", label: name, group: text("call.title"), shortcut: "Alt+Shift+I", run: invite },
    ]);
  });
  const disabled = reason === undefined ? {} : { "aria-disabled": true };
  return (
    <span className={classes(styles["invite"], reason !== undefined && styles["off"])}>
      {look === "icon" ? (
        <IconButton label={text("video.inviteShort")} tip={reason ?? name} onPress={invite} {...disabled}>
          <Video aria-hidden="true" />
        </IconButton>
      ) : (
        <Button icon={<Video size={16} aria-hidden="true" />} onPress={invite} {...disabled}>
          {name}
        </Button>
      )}
    </span>
  );
}
