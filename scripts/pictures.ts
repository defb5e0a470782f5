import { dirname } from "node:path";
import { conclude } from "./check/conclude.ts";
import { browserSteps } from "./check/provisioned.ts";

const root = dirname(import.meta.dirname);

// The same two browsers as in the tests, with another folder: what they see is kept in docs/pictures.
process.env["FRONTDESK_BROWSER_WORK"] = "pictures";
conclude((signal) => browserSteps(root, [{ name: "pictures", args: [] }], signal));
