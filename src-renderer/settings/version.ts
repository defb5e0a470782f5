import manifest from "../../package.json" with { type: "json" };

/** The desk's own version. */
export const version: string = manifest.version;
