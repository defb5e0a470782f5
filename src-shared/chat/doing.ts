import * as z from "zod/mini";

/** What somebody of the staff does in a conversation that is open on his screen. */
export const Doing = z.enum(["looks", "writes", "left"]);
export type Doing = z.infer<typeof Doing>;

/** A sign of `chat.look` holds so long, milliseconds: who goes on gives another before that. */
export const lookFor = 12_000;
