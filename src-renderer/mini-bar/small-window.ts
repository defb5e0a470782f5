import type { Outside } from "../../src-shared/mini-bar/desk-asks.ts";

/** The name by which Electron's shell knows the one window that the desk may open. */
const frameName = "frontdesk-mini-bar";

interface PictureInPicture {
  readonly requestWindow: (options: { width: number; height: number }) => Promise<Window>;
}
type Page = Pick<Window, "open"> & { readonly documentPictureInPicture?: PictureInPicture };
export type OpenWindow = (size: { width: number; height: number }) => Promise<Window>;

/**
 * The way to a small window on top: the shell's own where it keeps one, else Document Picture-in-Picture where the browser
 * has it; undefined elsewhere.
 */
export function smallWindow(page: Page, place: Outside["miniBar"]): OpenWindow | undefined {
  if (place === "window")
    return ({ width, height }) => {
      const opened = page.open("about:blank", frameName, `popup,width=${width},height=${height}`);
      return opened ? Promise.resolve(opened) : Promise.reject(new Error("The shell did not open the small window."));
    };
  const { documentPictureInPicture: inPicture } = page;
  return inPicture && ((size) => inPicture.requestWindow(size));
}
