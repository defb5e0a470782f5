import * as z from "zod/mini";
import { nothing } from "../rpc/contract.ts";
import { ReadinessPart } from "./model.ts";

/** A desk's test of itself, and what main knows of the workstation. What came of the last test is in `Presence.unready`. */
export const Watch = z.object({
  /** The test that a page is to make now; null: none. */
  test: z.nullable(z.string()),
  /** Where the media server answers by HTTP; null while the hub has not said. */
  mediaServer: z.nullable(z.string()),
  /** Whether the machine itself tells when it is left; else only the window's own input is seen. */
  seesMachine: z.boolean(),
});
export type Watch = z.infer<typeof Watch>;

export const noWatch: Watch = { test: null, mediaServer: null, seesMachine: false };

export const watchAsks = {
  /** *Test again*, and a page that has just come. */
  "readiness.test": { input: nothing, output: nothing, changes: false },
  /** What a page found. `passed over`: what it could not test now, such as the microphone during a call. */
  "readiness.tested": {
    input: z.object({ test: z.string(), unready: z.array(ReadinessPart), passedOver: z.array(ReadinessPart) }),
    output: nothing,
    changes: false,
  },
  /** Somebody touched the window; asked where the machine does not tell. */
  "workstation.used": { input: nothing, output: nothing, changes: false },
} as const;

/** State: topic `watch`. */
export const WatchChanged = z.object({ type: z.literal("watch.changed"), watch: Watch });
