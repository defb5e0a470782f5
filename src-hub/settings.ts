import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type * as z from "zod";
import { isLoopback } from "./settings-rules.ts";
import { type SettingShape, shapes } from "./settings-schema.ts";

type Shapes = typeof shapes;
type Name = keyof Shapes;
type Parsed = { readonly [K in Name]: z.output<Shapes[K]["schema"]> };

/** The settings of one hub process, checked. Paths are absolute; addresses have no path. */
export type Settings = Omit<Parsed, "database" | "filesPort"> & {
  readonly filesPort: number;
  /** The SQLite file. */
  readonly databaseFile: string;
};

/** A setting that cannot be: its message is one sentence for people that names it. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}

export interface SettingSources {
  /** Without the program's own name. */
  readonly flags?: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

const prefix = "FRONTDESK_";
const names = Object.keys(shapes) as Name[];
const variableOf = (name: Name): string => prefix + shapes[name].name.toUpperCase().replaceAll("-", "_");

/** Reads each setting from the first that has it: flag, environment, `settings.json` of the data folder, default. */
export function readSettings({ flags = [], environment = {} }: SettingSources): Settings {
  const given = readFlags(flags);
  const early = (name: Name): [text: string, source: string] | undefined => {
    const flag = given[shapes[name].name];
    if (flag !== undefined) return [flag, `--${shapes[name].name}`];
    const variable = environment[variableOf(name)];
    // An empty variable is how service files say "not set".
    return variable === undefined || variable === "" ? undefined : [variable, variableOf(name)];
  };
  const data = resolve(early("data")?.[0] || shapes.data.default);
  const file = join(data, "settings.json");
  const kept = readFile(file);
  const entries = names.map((name) => {
    const found = early(name) ?? (name in kept ? [String(kept[name]), `"${name}" in ${file}`] : undefined);
    const [text, source] = found ?? [shapes[name].default, variableOf(name)];
    return [name, parse(shapes[name], text.trim(), source)] as const;
  });
  return settled(Object.fromEntries(entries) as Parsed, data);
}

function parse(shape: SettingShape, text: string, source: string): unknown {
  const parsed = shape.schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const shown = shape.secret ? "" : ` ("${text.slice(0, 100)}")`;
  throw new SettingError(`${source}${shown} ${parsed.error.issues[0]?.message ?? "is not understood"}.`);
}

/** What settings must be together, and what follows from them. */
function settled({ database, ...parsed }: Parsed, data: string): Settings {
  if (parsed.livekitUrl !== null) {
    if (parsed.livekitKey === "")
      throw new SettingError("FRONTDESK_LIVEKIT_KEY is missing: FRONTDESK_LIVEKIT_URL is set.");
    if (parsed.livekitSecret.length < 32)
      throw new SettingError(
        "FRONTDESK_LIVEKIT_SECRET must have at least 32 characters: whoever guesses it may join any call.",
      );
  }
  if (parsed.publicUrl === null && !isLoopback(parsed.host))
    throw new SettingError(
      `FRONTDESK_PUBLIC_URL is missing: the hub listens on ${parsed.host}, and others must be told where to find it.`,
    );
  if ((parsed.smtpUrl === null) !== (parsed.mailFrom === null))
    throw new SettingError("FRONTDESK_SMTP_URL and FRONTDESK_MAIL_FROM are set together, or neither is.");
  if (parsed.seedSiteKey !== "" && parsed.seedSiteOrigin === null)
    throw new SettingError("FRONTDESK_SEED_SITE_ORIGIN is missing: FRONTDESK_SEED_SITE_KEY is set.");
  if (parsed.filesUrl !== null && parsed.filesUrl === parsed.publicUrl)
    throw new SettingError(
      "FRONTDESK_FILES_URL must be another origin than FRONTDESK_PUBLIC_URL: files are kept apart from everything else.",
    );
  return {
    ...parsed,
    data,
    filesPort: parsed.filesPort ?? (parsed.port === 0 ? 0 : parsed.port + 1),
    livekitPublicUrl: parsed.livekitPublicUrl ?? outside(parsed.livekitUrl),
    widgetFiles: resolve(parsed.widgetFiles),
    videoTestFiles: resolve(parsed.videoTestFiles),
    loaderFile: resolve(parsed.loaderFile),
    pageFiles: resolve(parsed.pageFiles),
    databaseFile: database === "" ? join(data, "hub.sqlite") : resolve(database.slice("sqlite:".length)),
  };
}

/** The inner address serves as the outer one only if browsers would take it. */
function outside(livekitUrl: string | null): string | null {
  if (livekitUrl === null) return null;
  return parse(
    shapes.livekitPublicUrl,
    livekitUrl,
    "FRONTDESK_LIVEKIT_PUBLIC_URL is not set, and FRONTDESK_LIVEKIT_URL",
  ) as string;
}

function readFlags(flags: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(names.map((name) => [shapes[name].name, { type: "string" as const }]));
  try {
    return parseArgs({ args: [...flags], options, strict: true }).values as Record<string, string | undefined>;
  } catch (error) {
    throw new SettingError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function readFile(file: string): Record<string, string | number> {
  if (!existsSync(file)) return {};
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new SettingError(`${file} could not be read as JSON.`, { cause: error });
  }
  const hub = isRecord(content) ? (content["hub"] ?? {}) : content;
  if (!isRecord(hub)) throw new SettingError(`${file} must hold an object with a part "hub".`);
  for (const [name, value] of Object.entries(hub)) {
    if (!Object.hasOwn(shapes, name)) throw new SettingError(`"${name}" in ${file} is not a setting.`);
    if (typeof value !== "string" && typeof value !== "number")
      throw new SettingError(`"${name}" in ${file} must be a text or a number.`);
  }
  return hub as Record<string, string | number>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The table of settings for the README, in Markdown. */
export function settingsTable(): string {
  const rows = names.map((name) => {
    const { default: fallback, description } = shapes[name];
    return `| \`${variableOf(name)}\` | \`--${shapes[name].name}\` | ${fallback === "" ? "" : `\`${fallback}\``} | ${description} |`;
  });
  return ["| Variable | Flag | Default | What it is |", "|---|---|---|---|", ...rows].join("\n");
}
