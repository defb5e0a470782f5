import type { WebContents } from "electron";
import type { Stop } from "../../../src-shared/rpc/pipe.ts";

/** Told each time the page that a window shows is going: another load begins, its process died, the window closes. */
export function onPageGone(contents: Pick<WebContents, "on" | "off">, listener: () => void): Stop {
  const navigated = ({ isMainFrame, isSameDocument }: { isMainFrame: boolean; isSameDocument: boolean }) => {
    if (isMainFrame && !isSameDocument) listener();
  };
  contents.on("did-start-navigation", navigated);
  contents.on("render-process-gone", listener);
  contents.on("destroyed", listener);
  return () => {
    contents.off("did-start-navigation", navigated);
    contents.off("render-process-gone", listener);
    contents.off("destroyed", listener);
  };
}
