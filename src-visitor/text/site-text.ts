import english from "../../assets/locales/en/widget-site.json" with { type: "json" };
import { partTexts } from "./part-texts.ts";

const texts = partTexts(english, {
  fi: () => import("../../assets/locales/fi/widget-site.json"),
  fr: () => import("../../assets/locales/fr/widget-site.json"),
  de: () => import("../../assets/locales/de/widget-site.json"),
  ru: () => import("../../assets/locales/ru/widget-site.json"),
});

type SiteTextId = keyof typeof english;

/** The sentences of what only some sites ask, which load with it. */
export function siteText(id: SiteTextId): string {
  return texts.write(id);
}

export function isSiteTextId(id: string): id is SiteTextId {
  return texts.has(id);
}
