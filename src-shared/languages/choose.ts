import { languageFor } from "../sites/said.ts";

/** The languages that this house's own words are written in; English is whole, the others as far as they go. */
export const catalogues = ["en", "fi", "fr", "de", "ru"] as const;
export type Catalogue = (typeof catalogues)[number];

/** Whose words a visitor reads: the site's language for him where the site says which it has, else his own first one. */
export function catalogueFor(site: readonly string[], visitor: readonly string[]): Catalogue {
  const his = site.length === 0 ? visitor : [languageFor(site, visitor) ?? ""];
  const begun = his.map((one) => one.toLowerCase().split("-")[0]);
  return catalogues.find((one) => one === begun.find((wanted) => catalogues.some((has) => has === wanted))) ?? "en";
}
