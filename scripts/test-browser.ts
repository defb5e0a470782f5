import { dirname } from "node:path";
import { conclude } from "./check/conclude.ts";
import { browserSteps } from "./check/provisioned.ts";
import { allBrowserTests } from "./check/steps.ts";

const root = dirname(import.meta.dirname);

// Arguments go to Playwright: `npm run test:browser -- reload`.
const args = process.argv.slice(2);
conclude((signal) => browserSteps(root, args.length > 0 ? [{ name: "browser tests", args }] : allBrowserTests, signal));
