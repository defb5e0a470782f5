import { dirname } from "node:path";
import { writeSettings } from "./readme/settings-table.ts";

writeSettings(dirname(import.meta.dirname));
