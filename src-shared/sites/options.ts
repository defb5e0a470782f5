/**
 * The ways of offering video that the seeds describe (features 001-08…24). 1: one button for both. 2: a floating button for
 * chat, a fixed one for video. 3: a bot first, which gives the address of a page for video. 4: as 3, later, with the same
 * group. 5: video on a part of the site. 6: video, and chat in its place; 6A with a bot and places to wait, 6B without.
 */
export const options = ["1", "2", "3", "4", "5", "6", "6A", "6B"] as const;
export type SiteOption = (typeof options)[number];
