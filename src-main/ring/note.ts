import { IntlMessageFormat } from "intl-messageformat";
import texts from "../../assets/locales/en/main.json" with { type: "json" };
import type { Note } from "../shell/shell.ts";
import type { Caller } from "./rules.ts";

/** What the machine's notification says. Never what the visitor wrote: notifications are kept by the system. */
export function noteOf(caller: Caller): Note {
  if (caller.is === "offer") {
    const { visitor, queue } = caller.offer;
    const body = visitor.name === "" ? texts.offerBodyNameless : texts.offerBody;
    return { title: texts.offerTitle, body: written(body, { visitor: visitor.name, queue: queue.name }) };
  }
  const body = caller.visitor === "" ? texts.inviteBodyNameless : texts.inviteBody;
  return { title: texts.inviteTitle, body: written(body, { visitor: caller.visitor }) };
}

function written(message: string, values: Record<string, string>): string {
  return String(new IntlMessageFormat(message, "en", undefined, { ignoreTag: true }).format(values));
}
