import type { Entry } from "../../src-shared/routing/channel.ts";
import type { Colours } from "../../src-shared/sites/colours.ts";

/** The buttons that stand in one place: words of each, null where it does not stand. */
export interface BoxLook {
  readonly chat: string | null;
  readonly video: string | null;
  /** Under the words of video, such as that no camera is needed; empty: nothing. */
  readonly note: string;
  /** Null: those of the style, which change with light and dark. */
  readonly colours: Colours | null;
  /** `end` and `start` float in a corner, `row` stands in the page. */
  readonly place: "end" | "start" | "row";
  /** What the panel has to say meanwhile: said with the chat's words, and counted on it. */
  readonly news?: { readonly count: number; readonly words: string };
  /** A call goes on: its words stay even where there is little room. */
  readonly inCall?: boolean;
}

export interface Box {
  readonly element: HTMLElement;
  readonly chat: HTMLButtonElement;
  show(look: BoxLook): void;
}

const bubble = "M21 12a8 8 0 0 1-8 8H4l2-3.5A8 8 0 1 1 21 12Z M9 11h.01 M13 11h.01 M17 11h.01";
const camera = "M3 7a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2Z M15 11l6-4v10l-6-4";

/** Draws the buttons of one place, without any text of its own; the same on a site's page and in the desk's preview. */
export function drawBox(press: (by: Entry) => void): Box {
  const element = document.createElement("div");
  const video = draw(camera);
  const chat = draw(bubble);
  const badge = document.createElement("b");
  const note = document.createElement("small");
  video.button.onclick = () => press("video");
  chat.button.onclick = () => press("chat");
  element.append(video.button, chat.button);
  return {
    element,
    chat: chat.button,
    show(look) {
      element.className = `box ${look.place}${look.inCall ? " call" : ""}`;
      for (const name of ["accent", "onAccent"] as const) {
        const property = name === "accent" ? "--accent" : "--on-accent";
        if (look.colours) element.style.setProperty(property, look.colours[name]);
        else element.style.removeProperty(property);
      }
      chat.say(look.chat);
      video.say(look.video);
      note.textContent = look.note;
      if (look.note === "") note.remove();
      else video.words.append(note);
      const { count = 0, words = "" } = look.news ?? {};
      badge.textContent = String(count);
      if (count > 0) chat.button.append(badge);
      else badge.remove();
      chat.button.setAttribute("aria-label", [look.chat ?? "", ...(count > 0 ? [words] : [])].join(", "));
    },
  };
}

function draw(path: string) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "open";
  const words = document.createElement("span");
  button.append(icon(path), words);
  return {
    button,
    words,
    say(text: string | null): void {
      button.hidden = text === null;
      if (text !== null) words.textContent = text;
    },
  };
}

function icon(path: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.appendChild(document.createElementNS(space, "path")).setAttribute("d", path);
  return svg;
}
