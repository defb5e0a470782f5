import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { noticesText } from "./notices/notices.ts";

const root = dirname(import.meta.dirname);

writeFileSync(join(root, "THIRD-PARTY-NOTICES.md"), noticesText(root));
