import { catalogues } from "../../src-shared/languages/choose.ts";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { languageNames } from "../text/language-names.ts";
import { language } from "../text/language.ts";
import { text } from "../text/text.ts";
import { changeSettings } from "./change-settings.ts";

/** Found by the language's own name too: who cannot read this screen may look for it. */
registerActions(() =>
  store.getState().desk
    ? catalogues
        .filter((one) => one !== language())
        .map((one) => ({
          id: `language.${one}`,
          label: text("frame.action.language", { name: languageNames[one] }),
          group: text("settings.language"),
          run: () => changeSettings({ language: one }),
        }))
    : [],
);
