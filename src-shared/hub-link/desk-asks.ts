import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { Fault } from "../rpc/fault.ts";

/** How main stands to the hub. */
export const HubLink = z.discriminatedUnion("state", [
  z.object({ state: z.literal("connecting") }),
  z.object({ state: z.literal("ready") }),
  /** `retryAt` by main's clock, epoch milliseconds. */
  z.object({ state: z.literal("lost"), retryAt: z.number() }),
  z.object({ state: z.literal("signed-out"), fault: z.nullable(Fault) }),
]);
export type HubLink = z.infer<typeof HubLink>;

export const linkAsks = {
  /** Refused with `forbidden` and never told which half was wrong; slowed after several tries. */
  "link.signIn": {
    input: z.object({ name: z.string().check(z.maxLength(200)), password: z.string().check(z.maxLength(1000)) }),
    output: nothing,
    changes: false,
  },
  "link.signOut": { input: nothing, output: nothing, changes: false },
  /** Tries again now instead of at `retryAt`. */
  "link.retry": { input: nothing, output: nothing, changes: false },
} as const;

/** State: topic `link`. */
export const LinkChanged = z.object({ type: z.literal("link.changed"), link: HubLink });
