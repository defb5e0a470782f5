import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { useInviteToVideo } from "./invite-button.tsx";
import { mayInvite } from "./may-call.ts";

/** After an invite that came to nothing: the next one, where the rules still allow it. */
export function InviteAgain({ conversation }: { conversation: ConversationId }) {
  const isThere = useDesk(({ desk }) => mayInvite(conversation, desk?.hub?.conversations ?? []));
  const { reason, invite } = useInviteToVideo(conversation);
  if (!isThere) return null;
  return (
    <Button size="small" onPress={invite} {...(reason === undefined ? {} : { "aria-disabled": true })}>
      {text("video.inviteAgain")}
    </Button>
  );
}
