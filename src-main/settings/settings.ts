import { join } from "node:path";
import * as z from "zod/mini";
import { defaultSettings, DeskSettings } from "../../src-shared/settings/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { readPrivate, writePrivate } from "../shell/private-file.ts";
import type { Log } from "../shell/shell.ts";

export interface Settings {
  current(): DeskSettings;
  /** Answers when it is on the disk. Refused with `unavailable` when it cannot be kept; until the end it holds all the same. */
  change(some: z.infer<typeof SomeSettings>): Promise<DeskSettings>;
}

const SomeSettings = z.partial(DeskSettings);

/** Reads the settings of this workstation. A file that cannot be used gives the defaults, and a warning. */
export async function openSettings(
  folder: string,
  log: Log,
  changed: (settings: DeskSettings) => void,
): Promise<Settings> {
  const file = join(folder, "settings.json");
  let settings = await readSettings(file, log);
  let writing: Promise<void> = Promise.resolve();
  return {
    current: () => settings,
    async change(some) {
      settings = over(settings, some);
      changed(settings);
      const content = JSON.stringify(settings, null, 2);
      // One after another, so that the newest is what stays; one that failed does not stop the next.
      const written = writing.then(() => writePrivate(file, content));
      // Each change says itself when it failed; the next one is tried all the same.
      writing = written.catch(() => undefined);
      try {
        await written;
      } catch (error) {
        log.error(`The settings could not be written to ${file}.`, error);
        throw refuse("unavailable", "settings-not-kept");
      }
      return settings;
    },
  };
}

async function readSettings(file: string, log: Log): Promise<DeskSettings> {
  const content = await readPrivate(file).catch((error: unknown) => {
    log.error(`The settings in ${file} cannot be read; the defaults are used.`, error);
    return null;
  });
  if (content === null) return defaultSettings;
  // What an older desk did not know yet has its default; what is wrong makes all of it doubtful.
  const parsed = SomeSettings.safeParse(parseJson(content.toString("utf8")));
  if (parsed.success) return over(defaultSettings, parsed.data);
  log.warn(`The settings in ${file} cannot be understood; the defaults are used until they are changed.`);
  return defaultSettings;
}

/** `some` laid over `all`; what is not given stays. */
function over(all: DeskSettings, some: z.infer<typeof SomeSettings>): DeskSettings {
  const given = Object.entries(some).filter(([, value]) => value !== undefined);
  return DeskSettings.parse({ ...all, ...Object.fromEntries(given) });
}
