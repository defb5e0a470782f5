import type { SiteBody } from "./body.ts";

/** What the panel needs of a site when it is used; `SiteFace.front`, which the light reader takes as it comes. */
export type SiteFront = Pick<
  SiteBody,
  "languages" | "texts" | "colours" | "privacyUrl" | "preChat" | "offline" | "appointments"
>;

export function frontOf({
  languages,
  texts,
  colours,
  privacyUrl,
  preChat,
  offline,
  appointments,
}: SiteBody): SiteFront {
  return { languages, texts, colours, privacyUrl, preChat, offline, appointments };
}
