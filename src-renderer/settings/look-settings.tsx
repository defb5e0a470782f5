import { Monitor, Moon, PanelLeft, PanelTop, Sun } from "lucide-react";
import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { text } from "../text/text.ts";
import { Choice } from "../ui/choice.tsx";
import { Switch } from "../ui/switch.tsx";
import { changeSettings } from "./change-settings.ts";
import { LanguageSetting } from "./language-setting.tsx";
import { SettingsPart } from "./settings-part.tsx";

export function LookSettings({ settings }: { settings: DeskSettings }) {
  return (
    <SettingsPart title={text("settings.look")} intro={text("settings.lookText")}>
      <LanguageSetting settings={settings} />
      <Choice
        label={text("settings.theme")}
        value={settings.theme}
        onChange={(theme) => changeSettings({ theme })}
        items={[
          { id: "system", label: text("settings.themeSystem"), icon: <Monitor aria-hidden="true" /> },
          { id: "light", label: text("settings.themeLight"), icon: <Sun aria-hidden="true" /> },
          { id: "dark", label: text("settings.themeDark"), icon: <Moon aria-hidden="true" /> },
        ]}
      />
      <Choice
        label={text("settings.stage")}
        value={settings.stage}
        onChange={(stage) => changeSettings({ stage })}
        items={[
          { id: "top", label: text("settings.stageTop"), icon: <PanelTop aria-hidden="true" /> },
          { id: "left", label: text("settings.stageLeft"), icon: <PanelLeft aria-hidden="true" /> },
        ]}
      />
      <Switch isOn={settings.miniBar} onChange={(miniBar) => changeSettings({ miniBar })}>
        {text("settings.miniBar")}
      </Switch>
    </SettingsPart>
  );
}
