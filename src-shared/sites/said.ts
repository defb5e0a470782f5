import type { Spoken } from "./language.ts";

/** Whether `fi-FI` is spoken by who asks for `fi`; `pt-BR` fits itself alone. */
export function isLanguage(wanted: string, spoken: string): boolean {
  return `${spoken}-`.toLowerCase().startsWith(`${wanted}-`.toLowerCase());
}

/**
 * The site's language for a visitor: the first of his that the site has, by itself or by its beginning (`de-AT` reads
 * `de`); else the site's first. Undefined: the site has none.
 */
export function languageFor(site: readonly string[], visitor: readonly string[]): string | undefined {
  for (const his of visitor) {
    const own = site.find((one) => one.toLowerCase() === his.toLowerCase()) ?? site.find((one) => isLanguage(one, his));
    if (own !== undefined) return own;
  }
  return site[0];
}

/** The text for a visitor; empty: the widget's own words are used. */
export function said(text: Spoken, site: readonly string[], visitor: readonly string[]): string {
  const language = languageFor(site, visitor);
  return text[language ?? ""] || text[site[0] ?? ""] || "";
}
