import type { AskOfUploads } from "../../src-media/uploads/send.ts";
import { desk } from "../desk-link.ts";

/** What the parts that desk and widget share ask with. */
export const ask = desk.ask as AskOfUploads;
