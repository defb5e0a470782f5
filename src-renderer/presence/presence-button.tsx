import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { chosenStates } from "../../src-shared/presence/model.ts";
import { RunningTime } from "../frame/running-time.tsx";
import { shortcutText } from "../frame/shortcut.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { useDesk } from "../store.ts";
import { text, type TextId } from "../text/text.ts";
import { Dot } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Hidden } from "../ui/hidden.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { Spinner } from "../ui/spinner.tsx";
import styles from "./presence-button.module.css";
import { presenceShortcut } from "./presence-actions.ts";
import { presenceTone } from "./presence-look.ts";
import { type ChosenState, setPresence } from "./set-presence.ts";

const details: Record<ChosenState, TextId> = {
  available: "presence.availableDetail",
  busy: "presence.busyDetail",
  break: "presence.breakDetail",
  lunch: "presence.lunchDetail",
  training: "presence.trainingDetail",
  away: "presence.awayDetail",
  offline: "presence.offlineDetail",
};

/** The agent's state, since when, and the way to another one. */
export function PresenceButton() {
  const presence = useDesk(({ desk }) => desk?.hub?.presence);
  const isKnown = useDesk(isLinked);
  const [asked, setAsked] = useState<ChosenState | null>(null);
  if (!presence) return null;
  const { state, since } = presence;
  const ask = (chosen: ChosenState) => {
    setAsked(chosen);
    void setPresence(chosen).finally(() => setAsked(null));
  };
  const isWaiting = asked !== null && asked !== state;
  return (
    <div className={styles["presence"]} data-state={state}>
      <Menu
        label={text("presence.state")}
        trigger={
          <Button icon={isWaiting ? <Spinner /> : <Dot tone={isKnown ? presenceTone[state] : "off"} />}>
            <span className={styles["words"]}>
              <Hidden>{text("presence.state")}</Hidden>
              <span className={styles["state"]}>{text(`presence.${state}`)}</span>
              <span className={styles["since"]}>
                {isKnown ? <RunningTime since={since} /> : <Hidden>{text("presence.unlinked")}</Hidden>}
              </span>
              <ChevronDown className={styles["open"]} aria-hidden="true" />
            </span>
          </Button>
        }
      >
        {chosenStates.map((chosen) => (
          <MenuItem
            key={chosen}
            id={chosen}
            icon={<Dot tone={presenceTone[chosen]} />}
            detail={text(details[chosen])}
            keyHint={shortcutText(presenceShortcut(chosen))}
            isCurrent={chosen === state}
            onAction={() => ask(chosen)}
          >
            {text(`presence.${chosen}`)}
          </MenuItem>
        ))}
      </Menu>
      {state === "not-responding" ? (
        <Button look="primary" isWaiting={isWaiting} onPress={() => ask("available")}>
          {text("presence.back")}
        </Button>
      ) : null}
    </div>
  );
}
