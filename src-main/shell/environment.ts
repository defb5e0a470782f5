import { join, resolve } from "node:path";
import * as z from "zod";

type Environment = Readonly<Record<string, string | undefined>>;

const example = "such as http://127.0.0.1:7700";

/** The settings of a desk's process, each with the sentence that a person gets who set it wrongly. */
const Settings = z.object({
  FRONTDESK_HUB_URL: z
    .string({ error: `is missing: the address of the hub, ${example}.` })
    .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ""), {
      error: `must be an http or https address, ${example}.`,
    })
    .transform((text) => new URL(text).href.replace(/\/$/, "")),
  FRONTDESK_DESK_DATA: z.string().min(1, { error: "must name a folder." }).optional(),
  FRONTDESK_DESK_PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a port from 0 (any) to 65535." })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: "must be a port from 0 (any) to 65535." })
    .default(0),
  FRONTDESK_DESK_OPEN: z
    .enum(["0", "1"], { error: "must be 1 (open a browser) or 0 (print the address only)." })
    .default("0"),
  FRONTDESK_WINDOW_FILES: z.string().min(1, { error: "must name a folder." }).default(join("out", "renderer")),
  FRONTDESK_CHROMIUM: z.string().min(1, { error: "must name a program." }).optional(),
});

export interface DeskEnvironment {
  /** Without a slash at its end. */
  readonly hubUrl: string;
  /** Where this desk keeps what is its own; undefined: where the machine keeps such things. */
  readonly data: string | undefined;
  readonly port: number;
  readonly open: boolean;
  readonly windowFiles: string;
  readonly browser: string | null;
}

/** Throws an error whose message is one clear sentence for each variable that is wrong. Empty counts as not set. */
export function deskEnvironment(environment: Environment): DeskEnvironment {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Settings.safeParse(set);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("\n"));
  const { data } = parsed;
  return {
    hubUrl: data.FRONTDESK_HUB_URL,
    data: data.FRONTDESK_DESK_DATA === undefined ? undefined : resolve(data.FRONTDESK_DESK_DATA),
    port: data.FRONTDESK_DESK_PORT,
    open: data.FRONTDESK_DESK_OPEN === "1",
    windowFiles: resolve(data.FRONTDESK_WINDOW_FILES),
    browser: data.FRONTDESK_CHROMIUM ?? null,
  };
}
