import { dirname } from "node:path";
import { conclude } from "./check/conclude.ts";
import { browserSteps } from "./check/provisioned.ts";
import { allBrowserTests, checkSteps } from "./check/steps.ts";

const root = dirname(import.meta.dirname);

conclude(async (signal) => [
  ...(await checkSteps(root, signal)),
  ...(await browserSteps(root, allBrowserTests, signal)),
]);
