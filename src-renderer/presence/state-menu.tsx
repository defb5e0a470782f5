import type { ReactElement } from "react";
import { chosenStates, type ChosenState, type StateCode } from "../../src-shared/presence/model.ts";
import { keyHint } from "../keys/in-force.ts";
import { useDesk } from "../store.ts";
import { text, type TextId } from "../text/text.ts";
import { Dot } from "../ui/badge.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { chooseState } from "./choose-state.ts";
import { presenceShortcut } from "./presence-actions.ts";
import { presenceTone } from "./presence-look.ts";

const details: Record<ChosenState, TextId> = {
  available: "presence.availableDetail",
  busy: "presence.busyDetail",
  break: "presence.breakDetail",
  lunch: "presence.lunchDetail",
  training: "presence.trainingDetail",
  away: "presence.awayDetail",
  offline: "presence.offlineDetail",
};

const noCodes: readonly StateCode[] = [];

/** All that an agent may be: the states, each with the house's own words for it below. */
export function StateMenu({ trigger }: { trigger: ReactElement }) {
  const state = useDesk(({ desk }) => desk?.hub?.presence.state);
  const code = useDesk(({ desk }) => desk?.hub?.presence.code?.id ?? null);
  const codes = useDesk(({ desk }) => desk?.hub?.codes) ?? noCodes;
  return (
    <Menu label={text("presence.state")} trigger={trigger}>
      {chosenStates.flatMap((chosen) => [
        <MenuItem
          key={chosen}
          id={chosen}
          icon={<Dot tone={presenceTone[chosen]} />}
          detail={text(details[chosen])}
          keyHint={keyHint(presenceShortcut(chosen))}
          isCurrent={chosen === state && code === null}
          onAction={() => chooseState({ state: chosen })}
        >
          {text(`presence.${chosen}`)}
        </MenuItem>,
        ...codes
          .filter((one) => one.state === chosen)
          .map(({ id, name }) => (
            <MenuItem
              key={id}
              id={id}
              icon={<span />}
              isCurrent={chosen === state && code === id}
              onAction={() => chooseState({ state: chosen, code: id })}
            >
              {name}
            </MenuItem>
          )),
      ])}
    </Menu>
  );
}
