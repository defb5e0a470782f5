import type { WebContents } from "electron";
import { targetOf } from "../../../src-shared/rich/links.ts";
import { isMiniBar, miniBarOptions } from "./call-outside.ts";
import { origin, originOf } from "./origin.ts";
import { isOwnWindow, ownWindowOptions } from "./own-windows.ts";

const longestLink = 2_000;

/**
 * The address to open with the person's own programs, or null when it is none that we open: what messages may link to,
 * https, http, mailto and tel, without credentials (`src-shared/rich/links.ts`).
 */
export function externalLink(text: string): string | null {
  if (text.length > longestLink) return null;
  return targetOf(text, "", (address) => URL.parse(address))?.href ?? null;
}

/**
 * A page may load itself again, in its own frame, and nothing else. What stands inside it stays with `framed`: the https
 * origins of systems that the house shows beside a conversation.
 */
export function mayNavigate(
  { url, isMainFrame }: { readonly url: string; readonly isMainFrame: boolean },
  framed: readonly string[] = [],
): boolean {
  if (isMainFrame) return originOf(url) === origin;
  const address = URL.parse(url);
  return address?.protocol === "https:" && !address.username && !address.password && framed.includes(address.origin);
}

/** Keeps a window where it is: no navigation, no redirect, no webview, and of second windows only the desk's mini bar and its conversations'. */
export function guardNavigation(
  contents: Pick<WebContents, "on" | "setWindowOpenHandler">,
  open: (link: string) => void,
  isDesk: () => boolean,
  framed: () => readonly string[],
): void {
  contents.on("will-navigate", (details) => {
    if (!mayNavigate(details, framed())) details.preventDefault();
  });
  contents.on("will-frame-navigate", (details) => {
    if (!mayNavigate(details, framed())) details.preventDefault();
  });
  contents.on("will-redirect", (details) => {
    if (!mayNavigate(details, framed())) details.preventDefault();
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url, frameName }) => {
    if (isDesk() && isMiniBar({ url, frameName }))
      return { action: "allow", overrideBrowserWindowOptions: miniBarOptions };
    if (isDesk() && isOwnWindow({ url, frameName }))
      return { action: "allow", overrideBrowserWindowOptions: ownWindowOptions };
    const link = externalLink(url);
    if (link !== null) open(link);
    return { action: "deny" };
  });
}
