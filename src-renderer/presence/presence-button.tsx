import { ChevronDown, X } from "lucide-react";
import { RunningTime } from "../frame/running-time.tsx";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Dot } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { chooseNow, useChoosing } from "./choose-state.ts";
import styles from "./presence-button.module.css";
import { presenceTone } from "./presence-look.ts";
import { setNext } from "./set-presence.ts";
import { StateMenu } from "./state-menu.tsx";
import { stateWords } from "./state-words.ts";
import { WhenDialog } from "./when-dialog.tsx";

/** The agent's state and what he does, each since when; what follows; and the way to another state. */
export function PresenceButton() {
  const presence = useDesk(({ desk }) => desk?.hub?.presence);
  const isKnown = useDesk(isLinked);
  const { sent } = useChoosing();
  if (!presence) return null;
  const { state, since, activity, activitySince, next, left, machine } = presence;
  const name = stateWords(presence);
  const isWaiting = sent !== null && sent.state !== state;
  const isPutAway = state === "not-responding" || (left !== null && machine === null);
  return (
    <div className={styles["presence"]} data-state={state}>
      <StateMenu
        trigger={
          <Button icon={isWaiting ? <Spinner /> : <Dot tone={isKnown ? presenceTone[state] : "off"} />}>
            <span className={styles["words"]}>
              <Hidden>{text("presence.state")}</Hidden>
              <span className={styles["state"]} title={name}>
                {name}
              </span>
              <span className={styles["since"]}>
                {isKnown ? <RunningTime since={since} /> : <Hidden>{text("presence.unlinked")}</Hidden>}
              </span>
              {activity === "idle" ? null : (
                <span className={styles["activity"]}>
                  <span aria-hidden="true">·</span> <span>{text(`presence.activity.${activity}`)}</span>{" "}
                  {isKnown ? <RunningTime since={activitySince} /> : null}
                </span>
              )}
              <ChevronDown className={styles["open"]} aria-hidden="true" />
            </span>
          </Button>
        }
      />
      {next ? <Next words={stateWords(next)} /> : null}
      {isPutAway ? (
        <Button look="primary" isWaiting={isWaiting} onPress={() => chooseNow({ state: "available" })}>
          {text("presence.back")}
        </Button>
      ) : null}
      <WhenDialog />
    </div>
  );
}

/** What he is to be when his work is done, and the way to take it back. */
function Next({ words }: { words: string }) {
  return (
    <span className={styles["next"]}>
      <span className={styles["next-words"]} title={words}>
        {text("presence.next", { state: words })}
      </span>
      <IconButton label={text("presence.nextCancel", { state: words })} size="small" onPress={() => void setNext(null)}>
        <X aria-hidden="true" />
      </IconButton>
    </span>
  );
}
