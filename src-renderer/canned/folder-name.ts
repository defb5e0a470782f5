import type { CannedFolder } from "../../src-shared/canned/model.ts";
import { text } from "../text/text.ts";

/** A folder with whose it is. */
export const folderName = ({ name, scope }: Pick<CannedFolder, "name" | "scope">): string =>
  text(`canned.folder.${scope.kind === "team" && scope.team === null ? "house" : scope.kind}`, { name });
