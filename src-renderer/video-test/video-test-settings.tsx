import { SettingsPart } from "../settings/settings-part.tsx";
import { Button } from "../ui/button.tsx";
import { show } from "./test-desk.ts";
import { testText } from "./test-text.ts";
import styles from "./video-test.module.css";

export function VideoTestSettings() {
  return (
    <SettingsPart title={testText("desk.title")} intro={testText("desk.text")}>
      <div className={styles["buttons"]}>
        <Button onPress={() => show("run")}>{testText("desk.run")}</Button>
        <Button onPress={() => show("look-up")}>{testText("desk.lookUp")}</Button>
      </div>
    </SettingsPart>
  );
}
