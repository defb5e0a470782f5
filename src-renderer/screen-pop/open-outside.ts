import { outsideAddress } from "./outside-address.ts";

/**
 * Opens an address in the person's own browser, outside of the desk's window. `refused`: it is none that is opened.
 * `held`: the browser wants a press for it.
 */
export function openOutside(
  address: string,
  page: Pick<Window, "open"> & { readonly deskPipe?: unknown } = window,
): "opened" | "held" | "refused" {
  const url = outsideAddress(address);
  if (url === undefined) return "refused";
  const opened = page.open(url, "_blank", page.deskPipe === undefined ? undefined : "noopener");
  // In the desk's own window main has taken it from here, and nothing is opened inside.
  if (page.deskPipe !== undefined) return "opened";
  if (opened === null) return "held";
  opened.opener = null;
  return "opened";
}
