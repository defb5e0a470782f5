import type { OptionWords } from "../../../src-shared/sites/options.ts";
import { text } from "../../text/text.ts";

/** What the things of an option are called, and what its bot says, until an administrator writes it anew. */
export const optionWords = (): OptionWords => ({
  chat: text("sites.words.chat"),
  video: text("sites.words.video"),
  contact: text("sites.words.contact"),
  group: text("sites.words.group"),
  bot: text("sites.words.bot"),
  waiting: text("sites.words.waiting"),
  byVideo: text("sites.words.byVideo"),
  byChat: text("sites.words.byChat"),
  hello: text("sites.words.hello"),
  again: text("sites.words.again"),
  link: text("sites.words.link"),
  wait: text("sites.words.wait"),
  nobody: text("sites.words.nobody"),
});
