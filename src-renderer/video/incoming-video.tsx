import { Video } from "lucide-react";
import { useMemo } from "react";
import { ariaKeys, keyHint } from "../keys/in-force.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/hidden.tsx";
import { acceptIncoming, declineIncoming } from "./answer-incoming.ts";
import styles from "./incoming-video.module.css";
import { type Incoming, incomingVideo, noAcceptWhy } from "./may-call.ts";
import { useVideo, videoLack } from "./video.ts";

/** The visitors who invite this agent to a video call now. */
export function useIncomingVideo(): readonly Incoming[] {
  const views = useDesk(({ desk }) => desk?.hub?.conversations);
  return useMemo(() => incomingVideo(views ?? []), [views]);
}

/** Where visitors' invites to video appear, whichever conversation is open. Nothing is there while there are none. */
export function IncomingVideoPlace() {
  const incoming = useIncomingVideo();
  if (incoming.length === 0) return null;
  return (
    <div className={styles["place"]}>
      {incoming.map((one, index) => (
        <IncomingVideoCard key={one.invite} incoming={one} isNext={index === 0} />
      ))}
    </div>
  );
}

/** One visitor who invites to a video call: whose it is, how long it stands, and both answers. It has no default button. */
export function IncomingVideoCard({ incoming, isNext }: { incoming: Incoming; isNext: boolean }) {
  const { summary, invite, expiresAt } = incoming;
  const isAnswering = useVideo(({ answering }) => answering === invite);
  const why = useDesk(({ desk }) => noAcceptWhy(summary.id, desk?.hub?.conversations ?? [], videoLack));
  // While no conversation is on the screen there is none that it could be told apart from.
  const shown = useDesk(({ view }) => (view.room === "conversations" ? view.conversation : null));
  const where = shown === null ? "yours" : shown === summary.id ? "here" : "other";
  const name = summary.visitor.name || text("conversations.noName");
  return (
    <section className={styles["card"]} aria-label={text("video.incoming")} data-invite={invite}>
      <p className={styles["head"]}>
        <Video className={styles["icon"]} aria-hidden="true" />
        <b title={name}>{name}</b>
        <span className={styles["time"]}>
          <Hidden>{text("video.incoming.stands")}</Hidden> <RunningTime until={expiresAt} />
        </span>
      </p>
      <p className={styles["facts"]}>{text(`video.incoming.${where}`, { queue: summary.queue.name })}</p>
      {why ? <p className={classes(styles["facts"], styles["why"])}>{text(`video.no.${why}`)}</p> : null}
      <div className={styles["buttons"]}>
        <Button
          look="primary"
          keyHint={isNext ? keyHint("F9") : undefined}
          {...(isNext ? { "aria-keyshortcuts": ariaKeys("F9") } : {})}
          {...(why ? { isDisabled: true } : {})}
          isWaiting={isAnswering}
          onPress={() => void acceptIncoming(incoming)}
        >
          {text("video.incoming.accept")}
        </Button>
        <Button isDisabled={isAnswering} onPress={() => void declineIncoming(incoming)}>
          {text("video.incoming.decline")}
        </Button>
      </div>
    </section>
  );
}
