import styles from "./launcher.css?inline";
import texts from "../../assets/locales/en/loader.json" with { type: "json" };
import type { PanelSize } from "./messages.ts";

export interface Launcher {
  readonly section: HTMLElement;
  /** Opens the panel for a chat. */
  readonly button: HTMLButtonElement;
  /** Shows or hides the panel; the button takes its turn. */
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

const bubble = "M21 12a8 8 0 0 1-8 8H4l2-3.5A8 8 0 1 1 21 12Z M9 11h.01 M13 11h.01 M17 11h.01";

/**
 * Draws the button and the empty panel in a shadow root, where the page's styles cannot reach. It is open: a closed one keeps
 * out no script that means harm, but every tool that helps people or tests.
 */
export function drawLauncher(pressed: (open: boolean) => void): Launcher {
  const host = document.createElement("div");
  // An inline important rule wins over every rule of the page, also over `div { display: none !important }`.
  host.style.setProperty("all", "initial", "important");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];

  const section = make("section");
  section.setAttribute("aria-label", texts.frame);
  const button = make("button");
  button.type = "button";
  const label = make("span");
  button.append(icon(), label);
  button.onclick = () => pressed(true);
  const badge = make("b");
  const panel = make("div");
  panel.addEventListener("keydown", (event) => event.key === "Escape" && pressed(false));
  const notice = make("div", "notice");
  notice.setAttribute("role", "alert");
  const sentence = make("p");
  sentence.textContent = texts.refused;
  const close = make("button");
  close.textContent = texts.close;
  close.onclick = () => pressed(false);
  notice.append(sentence, close);
  section.append(button, panel);
  root.append(section);
  document.documentElement.append(host);

  let shown = false;
  let size: PanelSize = "normal";
  let news = "";
  const draw = (): void => {
    panel.className = `panel ${size} ${shown ? "" : "away"}`;
    button.hidden = shown;
    button.className = `open ${size}`;
    // A call goes on while the panel is closed, and the button does not hide that.
    label.textContent = texts[size];
    button.setAttribute("aria-label", texts[size] + news);
  };
  draw();

  // A phone's keyboard covers the page without resizing it: the panel takes what is left to see.
  const seen = window.visualViewport;
  seen?.addEventListener("resize", () => panel.style.setProperty("--seen", `${seen.height}px`));

  return {
    section,
    button,
    show(next) {
      shown = next;
      draw();
    },
    isShown: () => shown,
    size(next) {
      size = next;
      draw();
    },
    unread(count) {
      badge.textContent = String(count);
      if (count > 0) button.append(badge);
      else badge.remove();
      const told = count === 1 ? texts.unreadOne : texts.unreadMany.replace("{count}", String(count));
      news = count > 0 ? `, ${told}` : "";
      draw();
    },
    hold: (frame) => panel.append(frame),
    refuse(refused) {
      if (!refused) return notice.remove();
      panel.append(notice);
      if (shown) close.focus();
    },
    focusButton: () => button.focus(),
  };
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = ""): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), { className });
}

function icon(): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.appendChild(document.createElementNS(space, "path")).setAttribute("d", bubble);
  return svg;
}
