import { IntlMessageFormat } from "intl-messageformat";
import texts from "../../assets/locales/en/main.json" with { type: "json" };
import type { Offer } from "../../src-shared/queues/model.ts";
import type { Note } from "../shell/shell.ts";

/** What the machine's notification says of an offer. Never what the visitor wrote: notifications are kept by the system. */
export function noteOfOffer({ visitor, queue }: Offer): Note {
  const body = visitor.name === "" ? texts.offerBodyNameless : texts.offerBody;
  const format = new IntlMessageFormat(body, "en", undefined, { ignoreTag: true });
  return { title: texts.offerTitle, body: String(format.format({ visitor: visitor.name, queue: queue.name })) };
}
