import type { PageButton, PublishedSite } from "../../src-shared/sites/published.ts";

/** What stands on this page: the site's buttons, or what the page's own tag says. */
export interface PageConfig extends Pick<PublishedSite, "languages" | "colours" | "buttons" | "hours"> {
  /** Of what was published; empty where it is not known. */
  readonly tag: string;
}

const anybody: PageButton["conditions"] = {
  pages: [],
  notPages: [],
  referrers: [],
  languages: [],
  devices: [],
  after: 0,
  visitsLeast: 1,
  visitsMost: null,
  attributes: [],
  share: 100,
  hours: null,
};
const plain: PageButton = {
  key: "",
  channel: "chat",
  place: { how: "floating", corner: "end" },
  chatText: {},
  videoText: {},
  colours: null,
  always: true,
  conditions: anybody,
  camera: "classic",
};
const shows = ["chat", "video", "both", "video-first"] as const;

/**
 * The tag goes first: `data-show` asks for buttons without any of the site's, `data-button` names one of them, or one that
 * the page draws itself. Without either the site's buttons stand there, and where it has none the plain one.
 */
export function configOf(
  published: unknown,
  { show, button }: { show?: string | undefined; button?: string | undefined },
): PageConfig {
  const site = isPublished(published) ? published : undefined;
  const shown = shows.find((one) => one === show);
  const { tag = "", languages = [], colours = null, hours = {} } = site ?? {};
  const all = (site?.buttons ?? []).filter(({ place }) => place.how !== "named");
  const named = all.filter(({ key }) => key === button);
  const own = shown
    ? [{ ...plain, key: button ?? "", channel: shown, always: false }]
    : named.length > 0 || (all.length > 0 && button === undefined)
      ? button === undefined
        ? all
        : named
      : [{ ...plain, key: button ?? "" }];
  return { tag, languages, colours, hours, buttons: own };
}

/** The hub is believed; what is older than this page's file, or no answer of it, is not taken. */
function isPublished(value: unknown): value is PublishedSite {
  return typeof value === "object" && value !== null && Array.isArray((value as Partial<PublishedSite>).buttons);
}
