import { shapes } from "../../src-hub/settings-schema.ts";
import type { GeneratedPart } from "./generated-part.ts";

/** The hub's settings in the README, as src-hub/settings-schema.ts knows them. */
export const settingsTable: GeneratedPart = {
  file: "README.md",
  begin: "<!-- settings: made by npm run readme -->",
  end: "<!-- settings end -->",
  made() {
    const rows = Object.values(shapes).map(({ name, default: fallback, description }) => {
      const variable = `FRONTDESK_${name.toUpperCase().replaceAll("-", "_")}`;
      return `| \`${variable}\` | ${fallback === "" ? "" : `\`${fallback}\``} | ${description.replaceAll("|", "\\|")} |`;
    });
    return ["| Variable | Default | What it is |", "| --- | --- | --- |", ...rows].join("\n");
  },
};
