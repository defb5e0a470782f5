import { dirname } from "node:path";
import { conclude } from "./check/conclude.ts";
import { browserSteps } from "./check/provisioned.ts";

const root = dirname(import.meta.dirname);

// Arguments go to Playwright: `npm run test:browser -- reload`.
conclude((signal) => browserSteps(root, process.argv.slice(2), signal));
