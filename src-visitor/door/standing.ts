import { type Box, type BoxLook, drawBox } from "../../src-media/buttons/box.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import type { PageButton } from "../../src-shared/sites/published.ts";
import { said } from "../../src-shared/sites/said.ts";
import type { Verdict } from "../../src-shared/sites/targeting.ts";
import type { Launcher } from "./launcher.ts";
import type { PageConfig } from "./page-config.ts";
import { pageTexts, readIn } from "./page-text.ts";
import { shadowHost } from "./shadow.ts";

export interface Standing {
  /** Draws what stands there now; `live`: a conversation runs, and the way back to it stands there in any case. */
  draw(config: PageConfig, verdicts: readonly Verdict[], live: boolean): void;
  /** Whether a place in the page that it draws into is not there, or was drawn anew by the page meanwhile. */
  isTorn(): boolean;
  /** Which button the visitor has before him in the corner. */
  corner(): string;
}

/** The page's buttons: one place in the corner of the panel, one in the other corner, and those in the page itself. */
export function standing(launcher: Launcher, press: (key: string, by: Entry) => void): Standing {
  const others = new Map<string, { host: HTMLElement; box: Box }>();
  let inCorner = "";
  let torn = false;
  let placed: HTMLElement[] = [];

  function place(key: string, button: PageButton): Box | undefined {
    const known = others.get(key);
    const parent = parentOf(button);
    if (!parent) {
      torn = true;
      known?.host.remove();
      return undefined;
    }
    const { host, box } = known ?? made(key);
    if (host.parentElement !== parent) parent.append(host);
    placed.push(host);
    if (button.place.how === "floating")
      host.style.cssText = `all:initial!important;position:fixed;inset-block-end:20px;inset-inline-${button.place.corner}:20px;z-index:2147483646`;
    return box;
  }

  function made(key: string): { host: HTMLElement; box: Box } {
    const { host, root } = shadowHost();
    const box = drawBox((by) => press(key, by));
    root.append(box.element);
    const other = { host, box };
    others.set(key, other);
    return other;
  }

  return {
    corner: () => inCorner,
    isTorn: () => torn || placed.some((host) => !host.isConnected),
    draw(config, verdicts, live) {
      torn = false;
      placed = [];
      readIn(config.languages);
      const texts = pageTexts();
      const shown = verdicts.flatMap(({ key, shows }) => {
        const button = config.buttons.find((one) => one.key === key);
        return shows && button ? [{ button, look: lookOf(config, button, shows, live) }] : [];
      });
      const first = shown.find(({ button }) => button.place.how === "floating");
      const way = { chat: texts.normal, video: null, note: "", colours: config.colours };
      const look = first
        ? { ...first.look, ...(live ? { chat: first.look.chat ?? texts.normal } : {}) }
        : live
          ? way
          : null;
      inCorner = first?.button.key ?? "";
      launcher.look(
        look && { ...look, place: first?.button.place.how === "floating" ? first.button.place.corner : "end" },
      );
      const rest = shown.filter((one) => one !== first);
      for (const [key, { host }] of others) if (!rest.some(({ button }) => button.key === key)) host.remove();
      for (const { button, look: own } of rest) place(button.key, button)?.show(own);
    },
  };
}

/** A selector is the hub's, checked there; one that this browser does not understand finds nothing. */
function parentOf({ place }: PageButton): Element | null {
  return place.how === "fixed" ? document.querySelector(place.into) : document.documentElement;
}

function lookOf(
  { languages, colours }: PageConfig,
  { chatText, videoText, camera, place, ...button }: PageButton,
  shows: NonNullable<Verdict["shows"]>,
  live: boolean,
): BoxLook {
  const his = navigator.languages;
  const texts = pageTexts();
  return {
    chat: shows.chat ? said(chatText, languages, his) || texts.normal : null,
    video: shows.video && !live ? said(videoText, languages, his) || texts.call : null,
    note: camera === "one-way" ? texts.noCamera : "",
    colours: button.colours ?? colours,
    place: place.how === "floating" ? place.corner : "row",
  };
}
