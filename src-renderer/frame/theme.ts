import { useEffect } from "react";
import type { DeskSettings } from "../../src-shared/settings/model.ts";

type Theme = DeskSettings["theme"];

const keptKey = "frontdesk.theme";

/** Before main has answered: as it was the last time, so that a dark room is not lit up by a reload. */
export function showLastTheme(page: Window): void {
  const kept = page.localStorage.getItem(keptKey);
  if (kept === "light" || kept === "dark") page.document.documentElement.dataset["theme"] = kept;
}

export function useTheme(theme: Theme | undefined): void {
  useEffect(() => {
    if (theme === undefined) return;
    const { dataset } = document.documentElement;
    if (theme === "system") delete dataset["theme"];
    else dataset["theme"] = theme;
    localStorage.setItem(keptKey, theme);
  }, [theme]);
}
