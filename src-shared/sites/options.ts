import * as z from "zod/mini";

/**
 * The ways of offering video that the seeds describe (features 001-08…24). 1: one button for both. 2: a floating button for
 * chat, a fixed one for video. 3: a bot first, which gives the address of a page for video. 4: as 3, later, with the same
 * group. 5: video on a part of the site. 6: video, and chat in its place; 6A with a bot and places to wait, 6B without.
 */
export const options = ["1", "2", "3", "4", "5", "6", "6A", "6B"] as const;
export type SiteOption = (typeof options)[number];

/** The key that options 3 and 4 give the button of the page for video; the hub's own page comes by it too. */
export const videoPageKey = "video-page";

const name = z.string().check(z.trim(), z.minLength(1, "name-missing"), z.maxLength(60, "text-too-long"));
const sentence = z.string().check(z.trim(), z.minLength(1, "text-empty"), z.maxLength(500, "text-too-long"));

/** What the new things are called and what their bot says, in the language of whoever lays them down. */
export const OptionWords = z.object({
  chat: name,
  video: name,
  contact: name,
  group: name,
  bot: name,
  waiting: name,
  byVideo: name,
  byChat: name,
  hello: sentence,
  again: sentence,
  link: sentence,
  wait: sentence,
  nobody: sentence,
});
export type OptionWords = z.infer<typeof OptionWords>;
