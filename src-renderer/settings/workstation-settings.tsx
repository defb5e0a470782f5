import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { useDesk } from "../store.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { changeSettings } from "./change-settings.ts";
import { SettingsPart } from "./settings-part.tsx";

const minutes = [0, 5, 10, 15, 30, 60];

/** After how long without input nobody sits here. */
export function WorkstationSettings({ settings }: { settings: DeskSettings }) {
  const seesMachine = useDesk(({ desk }) => desk?.watch.seesMachine ?? false);
  const now = settings.idleAfter ?? (seesMachine ? 10 : 0);
  const choices = [...new Set([...minutes, now])].toSorted((one, other) => one - other);
  return (
    <SettingsPart
      title={text("settings.workstation")}
      intro={text(seesMachine ? "settings.idleText" : "settings.idleWindowText")}
    >
      <Select
        label={text("settings.idle")}
        items={choices.map((after) => ({ id: String(after), label: text("settings.idleAfter", { minutes: after }) }))}
        value={String(now)}
        onChange={(after) => changeSettings({ idleAfter: Number(after) })}
      />
    </SettingsPart>
  );
}
