import { dirname } from "node:path";
import { writeParts } from "./readme/parts.ts";

writeParts(dirname(import.meta.dirname));
