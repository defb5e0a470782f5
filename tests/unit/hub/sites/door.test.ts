import { expect, test } from "vitest";
import type { QueueId } from "../../../../src-shared/queues/model.ts";
import { doorHeaders, doorPage, escapeHtml } from "../../../../src-hub/sites/door.ts";

const site = {
  id: "1",
  key: "shop",
  name: "Shop",
  welcome: "",
  origins: ["https://shop.example", "https://www.shop.example:8443"],
  queue: "q" as QueueId,
};
const addresses = {
  publicUrl: "https://desk.example",
  livekitPublicUrl: "wss://livekit.example",
  filesUrl: "https://files.example",
};
const built = `<meta name="t" content="__FRONTDESK_TICKET__"><meta name="s" content="__FRONTDESK_SITE__"><meta name="p" content="__FRONTDESK_PARENT__">`;

function policyOf(
  over: Partial<typeof site> = {},
  where = addresses as Parameters<typeof doorHeaders>[1],
): Map<string, string[]> {
  const policy = doorHeaders({ ...site, ...over }, where)["content-security-policy"] ?? "";
  return new Map(policy.split("; ").map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1)]));
}

test("ticket, site and the origins of the pages around stand in the page", () => {
  expect(doorPage({ built, site, ticket: "abc" })).toBe(
    `<meta name="t" content="abc"><meta name="s" content="shop"><meta name="p" content="https://shop.example https://www.shop.example:8443">`,
  );
});

test("what is written into the page stays text, also when it looks like a pattern of a replacement", () => {
  const page = doorPage({ built, site: { ...site, key: `"><script>alert(1)</script>` }, ticket: "$&$1'`" });
  expect(page).not.toContain("<script>");
  expect(page).toContain('content="$&#38;$1&#39;&#96;"');
  expect(escapeHtml(`<>&"'\``)).toBe("&#60;&#62;&#38;&#34;&#39;&#96;");
});

test("a value that names another placeholder is not filled in again", () => {
  expect(doorPage({ built, site: { ...site, key: "__FRONTDESK_TICKET__" }, ticket: "secret" })).toContain(
    'name="s" content="__FRONTDESK_TICKET__"',
  );
});

test("only the site's own pages may show it", () => {
  expect(policyOf().get("frame-ancestors")).toEqual(site.origins);
  expect(policyOf({ origins: [] }).get("frame-ancestors")).toEqual(["'none'"]);
  expect(doorHeaders(site, addresses)).not.toHaveProperty("x-frame-options");
});

test("nothing but the hub, LiveKit and the files is reached, and nothing but the hub's files runs", () => {
  const policy = policyOf();
  expect(policy.get("default-src")).toEqual(["'none'"]);
  expect(policy.get("script-src")).toEqual(["'self'"]);
  expect(policy.get("connect-src")).toEqual([
    "'self'",
    "wss://desk.example",
    "https://desk.example",
    "wss://livekit.example",
    "https://livekit.example",
    "https://files.example",
  ]);
  expect([...policy.values()].flat()).not.toContain("'unsafe-inline'");
  expect([...policy.values()].flat()).not.toContain("*");
});

test("on this machine the plain forms, and without LiveKit none of it", () => {
  const where = { publicUrl: "http://127.0.0.1:7420", livekitPublicUrl: null, filesUrl: null };
  expect(policyOf({}, where).get("connect-src")).toEqual(["'self'", "ws://127.0.0.1:7420", "http://127.0.0.1:7420"]);
});

test("it is never kept, and what a call needs is not forbidden", () => {
  const headers = doorHeaders(site, addresses);
  expect(headers["origin-agent-cluster"]).toBe("?1");
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  for (const name of ["camera", "microphone", "display-capture", "autoplay", "fullscreen"])
    expect(headers["permissions-policy"]).toContain(`${name}=(self)`);
});
