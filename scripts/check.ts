import { dirname } from "node:path";
import { checkSteps } from "./check/steps.ts";
import { conclude } from "./check/conclude.ts";

const root = dirname(import.meta.dirname);

conclude((signal) => checkSteps(root, signal));
