import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSettings, SettingError, settingsTable } from "../../../src-hub/settings.ts";

let data = "";
beforeAll(() => void (data = mkdtempSync(join(tmpdir(), "frontdesk-settings-"))));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const livekit = {
  FRONTDESK_LIVEKIT_URL: "ws://livekit.lan:7880",
  FRONTDESK_LIVEKIT_PUBLIC_URL: "wss://livekit.example",
  FRONTDESK_LIVEKIT_KEY: "key",
  FRONTDESK_LIVEKIT_SECRET: "s".repeat(32),
};
const read = (environment: Record<string, string>, flags: string[] = []) =>
  readSettings({ flags, environment: { FRONTDESK_DATA: data, ...environment } });

function sentenceOf(environment: Record<string, string>, flags: string[] = []): string {
  try {
    read(environment, flags);
  } catch (error) {
    if (error instanceof SettingError) return error.message;
    throw error;
  }
  throw new Error("It was taken.");
}

test("nothing is needed: every setting has a default, for this machine only", () => {
  expect(read({})).toMatchObject({
    data,
    databaseFile: join(data, "hub.sqlite"),
    host: "127.0.0.1",
    publicUrl: null,
    livekitUrl: null,
    offerSeconds: 30,
    inviteSeconds: 60,
    chatCapacity: 3,
    trustProxy: [],
  });
});

test("a flag wins over the environment, the environment over the file, the file over the default", () => {
  const file = join(data, "settings.json");
  writeFileSync(
    file,
    JSON.stringify({ ports: { hub: 1 }, hub: { offerSeconds: 20, chatCapacity: "5", inviteSeconds: 90 } }),
  );
  const settings = read({ FRONTDESK_OFFER_SECONDS: "40", FRONTDESK_INVITE_SECONDS: "" }, ["--chat-capacity", "7"]);
  rmSync(file);
  expect(settings).toMatchObject({ offerSeconds: 40, chatCapacity: 7, inviteSeconds: 90 });
});

test("addresses come out plain, and lists as lists", () => {
  const settings = read({
    ...livekit,
    FRONTDESK_PUBLIC_URL: "https://Desk.Example:443/",
    FRONTDESK_TRUST_PROXY: "loopback, 10.0.0.0/8 ,",
    FRONTDESK_DATABASE: "sqlite:/var/lib/frontdesk/hub.db",
    FRONTDESK_SEED_SITE_KEY: "demo",
    FRONTDESK_SEED_SITE_ORIGIN: "http://localhost:3000/",
  });
  expect(settings).toMatchObject({
    publicUrl: "https://desk.example",
    livekitUrl: "ws://livekit.lan:7880",
    livekitPublicUrl: "wss://livekit.example",
    trustProxy: ["loopback", "10.0.0.0/8"],
    databaseFile: "/var/lib/frontdesk/hub.db",
    seedSiteOrigin: "http://localhost:3000",
  });
});

test("on this machine LiveKit needs no second address and no TLS", () => {
  const { FRONTDESK_LIVEKIT_PUBLIC_URL: _, ...rest } = livekit;
  expect(read({ ...rest, FRONTDESK_LIVEKIT_URL: "http://127.0.0.1:7880" }).livekitPublicUrl).toBe(
    "ws://127.0.0.1:7880",
  );
});

const { FRONTDESK_LIVEKIT_PUBLIC_URL: _public, ...livekitInside } = livekit;
const wrong: Array<[string, Record<string, string>, string | RegExp]> = [
  ["no number", { FRONTDESK_PORT: "web" }, 'FRONTDESK_PORT ("web") must be a whole number from 0 to 65535.'],
  ["a broken number", { FRONTDESK_PORT: "80.5" }, 'FRONTDESK_PORT ("80.5") must be a whole number from 0 to 65535.'],
  [
    "a number too large",
    { FRONTDESK_PORT: "70000" },
    'FRONTDESK_PORT ("70000") must be a whole number from 0 to 65535.',
  ],
  [
    "too short a time",
    { FRONTDESK_OFFER_SECONDS: "1" },
    'FRONTDESK_OFFER_SECONDS ("1") must be a whole number from 5 to 600.',
  ],
  [
    "no capacity",
    { FRONTDESK_CHAT_CAPACITY: "0" },
    'FRONTDESK_CHAT_CAPACITY ("0") must be a whole number from 1 to 50.',
  ],
  [
    "plain HTTP for others",
    { FRONTDESK_PUBLIC_URL: "http://desk.example" },
    /^FRONTDESK_PUBLIC_URL .* must begin with https/,
  ],
  [
    "a name that only begins like this machine's",
    { FRONTDESK_PUBLIC_URL: "http://127.0.0.1.evil.example" },
    /must begin with https/,
  ],
  [
    "an address with a path",
    { FRONTDESK_PUBLIC_URL: "https://desk.example/hub" },
    /^FRONTDESK_PUBLIC_URL .* without path/,
  ],
  [
    "an address with a password",
    { FRONTDESK_PUBLIC_URL: "https://a:b@desk.example" },
    /^FRONTDESK_PUBLIC_URL .* without path, name or password/,
  ],
  ["no address", { FRONTDESK_PUBLIC_URL: "desk" }, /^FRONTDESK_PUBLIC_URL \("desk"\) must be an origin/],
  ["nobody is told where", { FRONTDESK_HOST: "0.0.0.0" }, /^FRONTDESK_PUBLIC_URL is missing/],
  [
    "LiveKit without TLS for others",
    { ...livekit, FRONTDESK_LIVEKIT_PUBLIC_URL: "ws://livekit.example" },
    /^FRONTDESK_LIVEKIT_PUBLIC_URL .* must begin with wss/,
  ],
  [
    "LiveKit inside only",
    livekitInside,
    /^FRONTDESK_LIVEKIT_PUBLIC_URL is not set, and FRONTDESK_LIVEKIT_URL .* must begin with wss/,
  ],
  ["LiveKit without a key", { ...livekit, FRONTDESK_LIVEKIT_KEY: "" }, /^FRONTDESK_LIVEKIT_KEY is missing/],
  [
    "a secret that is guessed",
    { ...livekit, FRONTDESK_LIVEKIT_SECRET: "secret" },
    /^FRONTDESK_LIVEKIT_SECRET must have at least 32/,
  ],
  ["an unknown level", { FRONTDESK_LOG_LEVEL: "loud" }, /^FRONTDESK_LOG_LEVEL \("loud"\) must be debug, info/],
  ["an unknown database", { FRONTDESK_DATABASE: "mysql:x" }, /^FRONTDESK_DATABASE \("mysql:x"\) must be "sqlite:"/],
  ["a site key with spaces", { FRONTDESK_SEED_SITE_KEY: "a b" }, /^FRONTDESK_SEED_SITE_KEY/],
  ["a site without an origin", { FRONTDESK_SEED_SITE_KEY: "demo" }, /^FRONTDESK_SEED_SITE_ORIGIN is missing/],
  [
    "an origin that would break a header",
    { FRONTDESK_SEED_SITE_ORIGIN: "https://a.example; script-src *" },
    /^FRONTDESK_SEED_SITE_ORIGIN/,
  ],
  ["an origin for everybody", { FRONTDESK_SEED_SITE_ORIGIN: "*" }, /^FRONTDESK_SEED_SITE_ORIGIN/],
];
test.each(wrong)("%s: one sentence that names the variable", (_name, environment, sentence) => {
  const said = sentenceOf(environment);
  if (typeof sentence === "string") expect(said).toBe(sentence);
  else expect(said).toMatch(sentence);
  expect(said).not.toContain("\n");
});

test("a secret is never repeated", () => {
  expect(sentenceOf({ ...livekit, FRONTDESK_LIVEKIT_SECRET: `canary${"x".repeat(600)}` })).not.toContain("canary");
  expect(sentenceOf({ ...livekit, FRONTDESK_LIVEKIT_SECRET: "canary" })).not.toContain("canary");
});

test("an unknown flag is named", () => {
  expect(sentenceOf({}, ["--prot", "1"])).toContain("--prot");
});

test.each([
  ["{", "could not be read as JSON"],
  ['{"hub":{"prot":1}}', '"prot" in'],
  ['{"hub":{"port":{}}}', '"port" in'],
  ['{"hub":[]}', 'must hold an object with a part "hub"'],
  ['{"hub":{"port":"x"}}', "must be a whole number"],
])("a settings file of %s is refused by its name", (content, words) => {
  const file = join(data, "settings.json");
  writeFileSync(file, content);
  const said = sentenceOf({});
  rmSync(file);
  expect(said).toContain(file);
  expect(said).toContain(words);
});

test("the table for the README has every variable with what it is", () => {
  const rows = settingsTable().split("\n").slice(2);
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) expect(row).toMatch(/^\| `FRONTDESK_[A-Z_]+` \| `--[a-z-]+` \| (`[^`]+`)? \| .{10,} \|$/);
  expect(new Set(rows.map((row) => row.split("|")[1])).size).toBe(rows.length);
});
