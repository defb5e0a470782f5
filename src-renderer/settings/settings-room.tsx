import { OwnCanned } from "../canned/own-settings.tsx";
import { CodeAppSettings } from "../accounts/code-app-settings.tsx";
import { SignInsSettings } from "../accounts/sign-ins-settings.tsx";
import { DevicePickers } from "../devices/device-pickers.tsx";
import { KeySettings } from "../keys/key-settings.tsx";
import { text } from "../text/text.ts";
import { useDesk } from "../store.ts";
import { AccountSettings } from "./account-settings.tsx";
import { LookSettings } from "./look-settings.tsx";
import { RingSettings } from "./ring-settings.tsx";
import { VideoTestSettings } from "../video-test/video-test-settings.tsx";
import { SettingsPart } from "./settings-part.tsx";
import styles from "./settings-room.module.css";
import { WorkstationSettings } from "./workstation-settings.tsx";
import { version } from "./version.ts";

/** What an agent chooses for this workstation. Each choice holds at once; nothing is to be saved. */
export function SettingsRoom() {
  const settings = useDesk(({ desk }) => desk?.settings);
  if (!settings) return null;
  return (
    <div className={styles["scroll"]}>
      <div className={styles["page"]}>
        <h1 className={styles["title"]}>{text("settings.title")}</h1>
        <LookSettings settings={settings} />
        <RingSettings settings={settings} />
        <SettingsPart title={text("settings.devices")} intro={text("settings.devicesText")}>
          <DevicePickers />
        </SettingsPart>
        <KeySettings settings={settings} />
        <WorkstationSettings settings={settings} />
        <OwnCanned />
        <VideoTestSettings />
        <AccountSettings />
        <CodeAppSettings />
        <SignInsSettings />
        <p className={styles["version"]}>{text("settings.version", { version })}</p>
      </div>
    </div>
  );
}
