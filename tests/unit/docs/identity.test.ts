import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { boxOf } from "../../../src-hub/accounts/box.ts";
import { readSiteToken, sealedAs } from "../../../src-hub/visitors/site-tokens.ts";
import type { AccountId } from "../../../src-shared/accounts/model.ts";
import { apiNames } from "../../../src-visitor/door/begin.ts";
import type { EarlyCall, Frontdesk } from "../../../docs/frontdesk.d.ts";

const guide = readFileSync("docs/integrators.md", "utf8");

interface Example {
  readonly identityToken: (
    key: { id: string; secret: string },
    site: string,
    user: { id: string; name: string; email: string },
  ) => string;
}

test("the guide's example signs a token that the hub takes", async () => {
  const code = /```js identity\n([^]*?)```/.exec(guide)?.[1] ?? "";
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-guide-"));
  const file = join(folder, "identity.mjs");
  writeFileSync(file, code);
  try {
    const { identityToken } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Example;
    const key = { id: "key-000001", secret: `fdsk_${randomBytes(32).toString("base64url")}` };
    const box = boxOf(randomBytes(32));
    const live = {
      id: key.id,
      site: "site",
      algorithm: "HS256",
      key: box.seal(key.secret, sealedAs(key.id)),
      made_at: 0,
      made_by: "ada" as AccountId,
      used_at: null,
      retired_at: null,
    } as const;
    const token = identityToken(key, "shop", { id: "7", name: "Maria", email: "maria@shop.example" });
    expect(await readSiteToken(token, { key: "shop", keys: [live] }, box, Date.now())).toMatchObject({
      subject: "7",
      attributes: { name: "Maria", email: "maria@shop.example" },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the types name what the page may call, no more and no less; the guide names all of it", () => {
  // Both ways: a name that only one of them has does not compile.
  const names: ReadonlyArray<keyof Frontdesk> = apiNames;
  const back: ReadonlyArray<(typeof apiNames)[number]> = names;
  expect(back.filter((name) => !guide.includes(`\`${name}(`))).toEqual([]);
});

/** As a page writes it; it need only compile. */
function aPage(frontdesk: Frontdesk): EarlyCall[] {
  frontdesk.on("unread", (count) => count.toFixed(0))();
  frontdesk.on("conversation", ({ state }) => state === "active");
  // @ts-expect-error There is no such event.
  frontdesk.on("everything", () => {});
  // @ts-expect-error A list is no attribute.
  void frontdesk.setAttributes({ basket: [1] });
  void frontdesk.identify(async () => "a.b.c");
  return [["open", "video"]];
}

test("a page that was faster puts its calls into a list", () => {
  const nobody = { on: () => () => {}, setAttributes: async () => {}, identify: async () => {} };
  expect(aPage(nobody as unknown as Frontdesk)).toEqual([["open", "video"]]);
});
