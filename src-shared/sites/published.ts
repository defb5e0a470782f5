import type { Hours } from "../routing/hours.ts";
import type { CameraMode } from "../video/model.ts";
import type { ButtonBody, SiteBody } from "./body.ts";
import type { Colours } from "./colours.ts";

/** A button as the page draws it. */
export interface PageButton extends Omit<ButtonBody, "name" | "camera"> {
  /** Its own, or the site's: with `one-way` it says that no camera is needed. */
  readonly camera: CameraMode;
}

/** What the site's pages read of it: no names, no queues, no origins, nothing that a page could run. */
export interface PublishedSite {
  /** Another one whenever something that is shown is another. */
  readonly tag: string;
  /** The hub's clock when this was said, epoch milliseconds. */
  readonly now: number;
  readonly languages: readonly string[];
  readonly colours: Colours | null;
  /** Empty: the plain button. */
  readonly buttons: readonly PageButton[];
  /** Those that are named by a button. */
  readonly hours: Readonly<Record<string, Hours>>;
}

/** What a page is told of a site. The site's own hours hold for each button that has none of its own. */
export function publishedOf(
  body: SiteBody,
  { tag, now, hours }: { tag: string; now: number; hours: ReadonlyMap<string, Hours> },
): PublishedSite {
  const buttons = body.buttons.map(({ name: _name, camera, conditions, ...button }) => ({
    ...button,
    camera: camera ?? body.camera,
    conditions: { ...conditions, hours: conditions.hours ?? body.hours },
  }));
  const named = new Set(buttons.flatMap(({ conditions }) => conditions.hours ?? []));
  return {
    tag,
    now,
    languages: body.languages,
    colours: body.colours,
    buttons,
    hours: Object.fromEntries([...named].flatMap((id) => (hours.has(id) ? [[id, hours.get(id)!]] : []))),
  };
}
