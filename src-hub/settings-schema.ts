import * as z from "zod";
import { readAllowed } from "./outgoing/policy.ts";
import { scannerSetting } from "./uploads/scanners/named.ts";
import { livekitAddress, mailSender, originOf, publicOrigin, smtpAddress } from "./settings-rules.ts";

const text = (most: number) => z.string("must be a text").max(most, `must have at most ${most} characters`);
const whole = (least: number, most: number) => {
  const sentence = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, sentence)
    .transform(Number)
    .refine((number) => number >= least && number <= most, sentence);
};
const list = z.string().transform((value) =>
  value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);
const checked = (rule: (value: string) => string) =>
  z.string().transform((value, context) => {
    try {
      return value === "" ? null : rule(value);
    } catch (error) {
      context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  });

export interface SettingShape {
  /** As a flag (`--public-url`) and, in capitals with `FRONTDESK_` before it, in the environment. */
  readonly name: string;
  /** As text, before the schema reads it; empty means none. */
  readonly default: string;
  readonly description: string;
  readonly schema: z.ZodType<unknown, string>;
  /** Never printed. */
  readonly secret?: true;
}

const shape = <T>(name: string, fallback: string, description: string, schema: z.ZodType<T, string>) => ({
  name,
  default: fallback,
  description,
  schema,
});

/** Every setting of the hub's process. Queues, sites and accounts are rows of its database. */
export const shapes = {
  data: shape("data", ".frontdesk", "folder of the database and keys", text(1000).min(1, "must name a folder")),
  host: shape("host", "127.0.0.1", "address to listen on", text(255).min(1, "must name an address")),
  port: shape("port", "7420", "port to listen on; 0 takes a free one", whole(0, 65_535)),
  name: shape("name", "Frontdesk", "the organisation's name, shown at sign-in", text(100)),
  publicUrl: shape(
    "public-url",
    "",
    "where browsers and desks reach the hub (`https` outside loopback); by default the address it listens on",
    checked(publicOrigin),
  ),
  filesPort: shape(
    "files-port",
    "",
    "port of the files' own listener; by default the one after `FRONTDESK_PORT`",
    z.union([z.literal("").transform(() => null), whole(0, 65_535)], "must be a whole number from 0 to 65535"),
  ),
  filesUrl: shape(
    "files-url",
    "",
    "where browsers and desks reach that listener: an origin of its own (`https` outside loopback). Without it, where `FRONTDESK_PUBLIC_URL` is set to another machine's name, nobody can send files",
    checked(publicOrigin),
  ),
  scanner: shape(
    "scanner",
    "",
    "virus scanner for files: `clamd:HOST:PORT`, or `command:FILE`, a program that is given a path and ends with 0 (clean) or 1 (infected); none: files are not scanned",
    z.string().transform((value, context) => {
      try {
        return scannerSetting(value);
      } catch (error) {
        context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
      }
    }),
  ),
  uploadsReserve: shape(
    "uploads-reserve",
    "500",
    "megabytes of the disk that files leave free for everything else",
    whole(0, 1_000_000),
  ),
  livekitUrl: shape(
    "livekit-url",
    "",
    "LiveKit server as the hub reaches it; none: chat only",
    checked((value) => livekitAddress(value, "inside")),
  ),
  livekitPublicUrl: shape(
    "livekit-public-url",
    "",
    "LiveKit server as browsers reach it (`wss` outside loopback); by default the one above",
    checked((value) => livekitAddress(value, "outside")),
  ),
  livekitKey: shape("livekit-key", "", "LiveKit API key", text(200)),
  livekitSecret: {
    ...shape("livekit-secret", "", "LiveKit API secret, at least 32 characters", text(500)),
    secret: true as const,
  },
  trustProxy: shape(
    "trust-proxy",
    "",
    "addresses of proxies whose `X-Forwarded-*` headers are believed: addresses, networks, `loopback`",
    list,
  ),
  outgoingAllow: shape(
    "outgoing-allow",
    "",
    "hosts and networks of your own that webhooks, bots and connectors may reach, such as `crm.internal:8443` or `10.1.0.0/16`; by default the open internet over https, and nothing else",
    list.transform((entries, context) => {
      try {
        return readAllowed(entries);
      } catch (error) {
        context.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
        return z.NEVER;
      }
    }),
  ),
  database: shape(
    "database",
    "",
    "`sqlite:FILE`; by default `hub.sqlite` in the data folder",
    z.string().regex(/^$|^sqlite:./, 'must be "sqlite:" and a file'),
  ),
  logLevel: shape(
    "log-level",
    "info",
    "`debug`, `info`, `warn`, `error` or `silent`",
    z.enum(["debug", "info", "warn", "error", "silent"], "must be debug, info, warn, error or silent"),
  ),
  widgetFiles: shape(
    "widget-files",
    "out/visitor",
    "folder of the built widget",
    text(1000).min(1, "must name a folder"),
  ),
  videoTestFiles: shape(
    "video-test-files",
    "out/video-test",
    "folder of the built page of the video test",
    text(1000).min(1, "must name a folder"),
  ),
  loaderFile: shape(
    "loader-file",
    "out/loader/loader.js",
    "the built script that sites include",
    text(1000).min(1, "must name a file"),
  ),
  pageFiles: shape(
    "page-files",
    "out/page",
    "folder of the built file that the script fetches",
    text(1000).min(1, "must name a folder"),
  ),
  seedSiteKey: shape(
    "seed-site-key",
    "",
    "key of a site that is made, or brought up to date until something of it is published, at every start; none: no site",
    z.string().regex(/^[\w-]{0,64}$/, "must be at most 64 letters, digits, - and _"),
  ),
  seedSiteName: shape("seed-site-name", "Demo shop", "that site's name", text(100)),
  seedSiteOrigin: shape("seed-site-origin", "", "the one origin that may show its widget", checked(originOf)),
  offerSeconds: shape("offer-seconds", "30", "how long an offer rings at one agent", whole(5, 600)),
  inviteSeconds: shape("invite-seconds", "60", "how long an invite to video stays open", whole(5, 600)),
  chatCapacity: shape("chat-capacity", "3", "chats that one agent has at once", whole(1, 50)),
  smtpUrl: {
    ...shape(
      "smtp-url",
      "",
      "mail server, such as `smtps://name:password@mail.example`; `smtp:` begins TLS by STARTTLS; none: no mail is sent",
      checked(smtpAddress),
    ),
    secret: true as const,
  },
  mailFrom: shape("mail-from", "", "who letters are from, such as `Garden <help@garden.example>`", checked(mailSender)),
  mailsPerAddress: shape("mails-per-address", "20", "letters to one address within a day", whole(1, 1000)),
  mailsPerDay: shape("mails-per-day", "2000", "letters to anybody within a day", whole(1, 1_000_000)),
  signInsPerMinute: shape("sign-ins-per-minute", "120", "sign-ins from one address", whole(1, 100_000)),
  messagesPerVisitor: shape(
    "messages-per-visitor",
    "20",
    "messages that one visitor may send in ten seconds",
    whole(1, 1_000_000),
  ),
  messagesPerNetwork: shape(
    "messages-per-network",
    "600",
    "messages that the visitors of one network (24 bits of IPv4, 64 of IPv6) may send in ten seconds",
    whole(1, 1_000_000),
  ),
  connectionsPerAddress: shape(
    "connections-per-address",
    "2000",
    "sockets open at once from one address",
    whole(1, 1_000_000),
  ),
  connectionsPerSecond: shape("connections-per-second", "100", "new sockets from one address", whole(1, 100_000)),
} satisfies Record<string, SettingShape>;
