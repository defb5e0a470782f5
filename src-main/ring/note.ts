import type { Catalogue } from "../../src-shared/languages/choose.ts";
import type { Note } from "../shell/shell.ts";
import { mainText } from "../text.ts";
import type { Caller } from "./rules.ts";

/** What the machine's notification says. Never what the visitor wrote: notifications are kept by the system. */
export function noteOf(caller: Caller, language: Catalogue): Note {
  const written = (
    title: Parameters<typeof mainText>[1],
    body: Parameters<typeof mainText>[1],
    values: Record<string, string>,
  ): Note => ({ title: mainText(language, title), body: mainText(language, body, values) });
  if (caller.is === "offer") {
    const { visitor, queue } = caller.offer;
    const body = visitor.name === "" ? "offerBodyNameless" : "offerBody";
    return written("offerTitle", body, { visitor: visitor.name, queue: queue.name });
  }
  const body = caller.visitor === "" ? "inviteBodyNameless" : "inviteBody";
  return written("inviteTitle", body, { visitor: caller.visitor });
}
