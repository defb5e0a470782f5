import * as z from "zod/mini";
import { DeskSettings } from "./model.ts";

export const settingsAsks = {
  "settings.change": { input: z.partial(DeskSettings), output: DeskSettings, changes: false },
} as const;

/** State: topic `settings`. */
export const SettingsChanged = z.object({ type: z.literal("settings.changed"), settings: DeskSettings });
