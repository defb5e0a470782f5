import * as z from "zod/mini";

/** What a conversation is carried by; capacity and availability are counted for each. */
export const channels = ["chat", "video", "co-browse"] as const;
export const Channel = z.enum(channels);
export type Channel = z.infer<typeof Channel>;

/** What a visitor may ask for when he comes: co-browse begins inside a conversation only. */
export const Entry = z.enum(["chat", "video"]);
export type Entry = z.infer<typeof Entry>;

/** A whole number for each channel: capacity, or load. */
export const PerChannel = z.object({ chat: z.int(), video: z.int(), "co-browse": z.int() });
export type PerChannel = z.infer<typeof PerChannel>;
