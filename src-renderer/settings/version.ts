/** The desk's own version, written in when the window is built. */
export const version = String(import.meta.env["DESK_VERSION"]);
