import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openApi } from "../src-hub/rest/openapi.ts";

// Writes docs/openapi.json: what other programs were promised. Its diff shows whom a change would break.
writeFileSync(join(import.meta.dirname, "../docs/openapi.json"), `${JSON.stringify(openApi(), null, 2)}\n`);
