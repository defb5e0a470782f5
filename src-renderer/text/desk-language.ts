import { useEffect } from "react";
import type { Catalogue } from "../../src-shared/languages/choose.ts";
import type { DeskSettings } from "../../src-shared/settings/model.ts";
import { languageOf, speak, useLanguage } from "./language.ts";

type Setting = DeskSettings["language"];

const keptKey = "frontdesk.language";

/** Before main has answered: as it was the last time, so that nobody is greeted in one language and served in another. */
export async function speakLast(page: Window): Promise<void> {
  const kept = page.localStorage.getItem(keptKey);
  await speak(languageOf(settingOf(kept)));
}

/** Follows what is chosen in the settings; answers the language that is shown. */
export function useDeskLanguage(setting: Setting | undefined): Catalogue {
  useEffect(() => {
    if (setting === undefined) return;
    localStorage.setItem(keptKey, setting);
    void speak(languageOf(setting));
  }, [setting]);
  return useLanguage();
}

function settingOf(kept: string | null): Setting {
  return languages.find((one) => one === kept) ?? "system";
}

/** As the settings list them: the machine's own first. */
export const languages = ["system", "en", "fi", "fr", "de", "ru"] as const satisfies readonly Setting[];
