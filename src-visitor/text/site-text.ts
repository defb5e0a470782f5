import texts from "../../assets/locales/en/widget-site.json" with { type: "json" };
import { formatMessage } from "./format.ts";
import { language } from "./text.ts";

type SiteTextId = keyof typeof texts;

/** The sentences of what only some sites ask, which load with it. */
export function siteText(id: SiteTextId): string {
  return formatMessage(texts[id], {}, language);
}

export function isSiteTextId(id: string): id is SiteTextId {
  return Object.hasOwn(texts, id);
}
