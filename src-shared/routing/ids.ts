import * as z from "zod/mini";

export const SkillId = z.uuid().brand<"SkillId">();
export type SkillId = z.infer<typeof SkillId>;
export const GroupId = z.uuid().brand<"GroupId">();
export type GroupId = z.infer<typeof GroupId>;
export const HoursId = z.uuid().brand<"HoursId">();
export type HoursId = z.infer<typeof HoursId>;
export const BotId = z.uuid().brand<"BotId">();
export type BotId = z.infer<typeof BotId>;
export const CodeId = z.uuid().brand<"CodeId">();
export type CodeId = z.infer<typeof CodeId>;
/** One stay of a conversation in a queue: a conversation that is transferred or comes back waits again under a new one. */
export const WaitId = z.uuid().brand<"WaitId">();
export type WaitId = z.infer<typeof WaitId>;
