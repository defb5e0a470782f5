import * as z from "zod/mini";

export const roles = ["agent", "supervisor", "administrator"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const AccountId = z.uuid().brand<"AccountId">();
export type AccountId = z.infer<typeof AccountId>;

/** A member of staff, as others see him. */
export const Account = z.object({ id: AccountId, name: z.string(), role: Role });
export type Account = z.infer<typeof Account>;

/** What sign-in answers with. Neither is ever in an event, a log or a URL. */
export const Tokens = z.object({
  /** A JWT signed by the hub, good for 15 minutes. */
  access: z.string(),
  /** Epoch milliseconds of the hub's clock. */
  accessUntil: z.number(),
  /** Single use: each renewal answers with the next one; using one twice revokes the whole family. */
  refresh: z.string(),
  account: Account,
});
export type Tokens = z.infer<typeof Tokens>;

export const Refresh = z.object({
  refresh: z.string().check(z.maxLength(200)),
  /** With the same key a renewal may be asked again when its answer was lost: it gets the same next token. */
  key: z.optional(z.uuid()),
});
export type Refresh = z.infer<typeof Refresh>;
