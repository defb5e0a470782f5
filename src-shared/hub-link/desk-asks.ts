import * as z from "zod/mini";
import { Enrolment, SignInWays } from "../accounts/sign-in.ts";
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

const name = z.string().check(z.maxLength(200));
const password = z.string().check(z.maxLength(1000));

export const linkAsks = {
  /** Refused with `forbidden` and never told which half was wrong; slowed after several tries. */
  "link.signIn": {
    input: z.object({
      name,
      password,
      /** Where `code-needed` was answered before. */
      code: z.optional(z.string().check(z.maxLength(40))),
      /** Of the enrolment, where `enrolment-needed` was. */
      proof: z.optional(z.string().check(z.maxLength(4000))),
    }),
    output: nothing,
    changes: false,
  },
  /** How one may sign in at this house; read when nobody is. */
  "link.ways": { input: nothing, output: SignInWays, changes: false },
  "link.enrolment": { input: z.object({ name, password }), output: Enrolment, changes: false },
  /** Begins the house's own sign-in: the page opens `url` in the person's browser, then waits with `link.houseEnd`. */
  "link.houseBegin": { input: nothing, output: z.object({ url: z.url({ protocol: /^https?$/ }) }), changes: false },
  /** Answers when he is signed in; refused when he is not, was too slow, or cancelled there or here. */
  "link.houseEnd": { input: nothing, output: nothing, changes: false },
  "link.houseStop": { input: nothing, output: nothing, changes: false },
  "link.signOut": { input: nothing, output: nothing, changes: false },
  /** Tries again now instead of at `retryAt`. */
  "link.retry": { input: nothing, output: nothing, changes: false },
} as const;

/** State: topic `link`. */
export const LinkChanged = z.object({ type: z.literal("link.changed"), link: HubLink });
