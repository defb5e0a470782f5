import { type BoxLook, drawBox } from "../../src-media/buttons/box.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import styles from "./launcher.css?inline";
import type { PanelSize } from "./messages.ts";
import { pageLanguage, pageTexts } from "./page-text.ts";
import { shadowHost } from "./shadow.ts";

/** What the launcher adds to a look by itself: unread messages, a call that goes on. */
export type LauncherLook = Pick<BoxLook, "chat" | "video" | "note" | "colours"> & { readonly place: "end" | "start" };

export interface Launcher {
  /** Which buttons stand in the corner; null: none. */
  look(look: LauncherLook | null): void;
  /** Shows or hides the panel; the buttons take their turn. */
  show(shown: boolean): void;
  isShown(): boolean;
  size(size: PanelSize): void;
  unread(count: number): void;
  /** Puts the frame into the panel. */
  hold(frame: HTMLIFrameElement): void;
  /** Covers the frame with a sentence while there is nothing to see in it. */
  refuse(refused: boolean): void;
  focusButton(): void;
}

/** Draws the corner's buttons and the empty panel. `by` null: the panel is to be put away. */
export function drawLauncher(pressed: (by: Entry | null) => void): Launcher {
  const { host, root } = shadowHost(styles);
  const section = document.createElement("section");
  const box = drawBox(pressed);
  const panel = document.createElement("div");
  panel.addEventListener("keydown", (event) => event.key === "Escape" && pressed(null));
  const notice = Object.assign(document.createElement("div"), { className: "notice" });
  notice.setAttribute("role", "alert");
  const sentence = document.createElement("p");
  const close = document.createElement("button");
  close.onclick = () => pressed(null);
  notice.append(sentence, close);
  section.append(box.element, panel);
  root.append(section);
  document.documentElement.append(host);

  let look: LauncherLook | null = null;
  let shown = false;
  let size: PanelSize = "normal";
  let count = 0;
  const draw = (): void => {
    const texts = pageTexts();
    section.lang = pageLanguage();
    section.setAttribute("aria-label", texts.frame);
    sentence.textContent = texts.refused;
    close.textContent = texts.close;
    panel.className = `panel ${size} ${shown ? "" : "away"}`;
    section.className = look?.place ?? "end";
    const words = count === 1 ? texts.unreadOne : texts.unreadMany.replace("{count}", String(count));
    const inCall = size === "call";
    // A call goes on while the panel is closed, and the button does not hide that.
    const own = look ?? { chat: null, video: null, note: "", colours: null, place: "end" };
    box.show({
      ...own,
      chat: inCall ? texts.call : own.chat,
      video: inCall ? null : own.video,
      inCall,
      news: { count, words },
    });
    if (shown) box.element.classList.add("away");
  };
  draw();

  // A phone's keyboard covers the page without resizing it: the panel takes what is left to see.
  const seen = window.visualViewport;
  seen?.addEventListener("resize", () => panel.style.setProperty("--seen", `${seen.height}px`));

  return {
    look(next) {
      look = next;
      draw();
    },
    show(next) {
      shown = next;
      draw();
    },
    isShown: () => shown,
    size(next) {
      size = next;
      draw();
    },
    unread(next) {
      count = next;
      draw();
    },
    hold: (frame) => panel.append(frame),
    refuse(refused) {
      if (!refused) return notice.remove();
      panel.append(notice);
      if (shown) close.focus();
    },
    focusButton: () => box.chat.focus(),
  };
}
