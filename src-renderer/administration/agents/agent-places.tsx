import type { AgentRouting } from "../../../src-shared/routing/agent-settings.ts";
import { channels, type PerChannel } from "../../../src-shared/routing/channel.ts";
import { text } from "../../text/text.ts";
import { Switch } from "../../ui/switch.tsx";
import type { Faults } from "../kit/faults.ts";
import { NumberField } from "../kit/number-field.tsx";
import { Beside } from "../kit/part.tsx";

interface AgentPlacesProps {
  readonly value: AgentRouting;
  readonly onChange: (part: Partial<AgentRouting>) => void;
  readonly faults: Faults;
  readonly house: PerChannel;
}

/** How many of each he has at once. */
export function AgentPlaces({ value: { capacity }, onChange, faults, house }: AgentPlacesProps) {
  return (
    <>
      <Switch isOn={capacity === null} onChange={(on) => onChange({ capacity: on ? null : house })}>
        {text("administration.agent.housePlaces", { chat: house.chat, video: house.video })}
      </Switch>
      {capacity ? (
        <Beside>
          {channels.map((channel) => (
            <NumberField
              key={channel}
              label={text(`administration.places.${channel}`)}
              value={capacity[channel]}
              onChange={(places) => onChange({ capacity: { ...capacity, [channel]: places ?? Number.NaN } })}
              fault={faults.at(`capacity.${channel}`)}
            />
          ))}
        </Beside>
      ) : null}
    </>
  );
}
