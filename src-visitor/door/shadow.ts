import { boxStyle } from "../../src-media/buttons/box-style.ts";

/**
 * A place on the page where its styles cannot reach. The shadow root is open: a closed one keeps out no script that means
 * harm, but every tool that helps people or tests.
 */
export function shadowHost(style = ""): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement("div");
  // An inline important rule wins over every rule of the page, also over `div { display: none !important }`.
  host.style.setProperty("all", "initial", "important");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(boxStyle + style);
  root.adoptedStyleSheets = [sheet];
  return { host, root };
}
