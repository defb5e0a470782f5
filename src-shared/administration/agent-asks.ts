import * as z from "zod/mini";
import { AccountId } from "../accounts/model.ts";
import { QueueId } from "../queues/model.ts";
import { nothing } from "../rpc/contract.ts";
import { CameraMode } from "../video/model.ts";
import { Administration, VideoStarters } from "./model.ts";

/** How many running conversations a change applies to at once. */
const applied = z.object({ conversations: z.int() });
const key = z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, "button-key-wrong"));
const name = z.string().check(z.trim(), z.minLength(1, "name-missing"), z.maxLength(80, "name-too-long"));

/** An administrator's alone; everybody else is refused `forbidden`. */
export const administrationAsks = {
  "administration.read": { input: nothing, output: Administration, changes: false },
  "site.change": {
    input: z.object({ site: z.string(), starters: VideoStarters, camera: CameraMode }),
    output: applied,
    changes: true,
  },
  "button.add": {
    input: z.object({ site: z.string(), key, name, camera: z.nullable(CameraMode) }),
    output: z.object({ button: z.uuid() }),
    changes: true,
  },
  "button.change": {
    input: z.object({ button: z.uuid(), name, camera: z.nullable(CameraMode) }),
    output: applied,
    changes: true,
  },
  "button.remove": { input: z.object({ button: z.uuid() }), output: nothing, changes: true },
  "queue.change": { input: z.object({ queue: QueueId, video: z.boolean() }), output: applied, changes: true },
  "account.change": {
    input: z.object({ account: AccountId, video: z.boolean(), escalate: z.boolean() }),
    output: applied,
    changes: true,
  },
} as const;
