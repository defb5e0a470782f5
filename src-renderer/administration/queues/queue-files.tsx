import { text } from "../../text/text.ts";
import { Switch } from "../../ui/switch.tsx";
import { Part } from "../kit/part.tsx";
import type { SettingsProps } from "./settings-props.ts";

/** Who may send files in its conversations; what files the house takes stands under *Files*. */
export function QueueFiles({ settings, set }: SettingsProps) {
  const { uploads } = settings;
  return (
    <Part title={text("administration.queue.files")} intro={text("administration.queue.filesText")}>
      <Switch isOn={uploads.visitor} onChange={(visitor) => set({ uploads: { ...uploads, visitor } })}>
        {text("administration.queue.filesVisitor")}
      </Switch>
      <Switch isOn={uploads.agent} onChange={(agent) => set({ uploads: { ...uploads, agent } })}>
        {text("administration.queue.filesAgent")}
      </Switch>
    </Part>
  );
}
