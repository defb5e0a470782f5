import { expect, test } from "vitest";
import { bareAddress, framingOf, lookAtPage } from "../../../src-hub/connectors/framing.ts";
import { fakeOutgoing } from "../../support/fake-outgoing.ts";

const csp = (policy: string) => ({ "content-security-policy": policy });
const options = (value: string) => ({ "x-frame-options": value });
const both = "frame-ancestors frontdesk: http://127.0.0.1:*";

test.each([
  ["nothing said", {}, "fits"],
  ["X-Frame-Options: DENY", options("DENY"), "refuses"],
  ["SAMEORIGIN", options("SameOrigin"), "refuses"],
  ["sent twice", options("SAMEORIGIN, SAMEORIGIN"), "refuses"],
  ["a value that browsers do not know", options("ALLOWALL"), "fits"],
  ["a value that browsers do not know any more", options("ALLOW-FROM https://x.example"), "fits"],
  ["a policy of other things", csp("default-src 'self'; script-src *"), "fits"],
  ["'none'", csp("default-src 'self'; frame-ancestors 'none'"), "refuses"],
  ["'self'", csp("Frame-Ancestors 'self'"), "refuses"],
  ["no source at all", csp("frame-ancestors"), "refuses"],
  ["another host", csp("frame-ancestors https://app.example"), "refuses"],
  ["https pages only", csp("frame-ancestors https:"), "refuses"],
  ["a star, which means network addresses and not the installed desk's", csp("frame-ancestors *"), "refuses"],
  ["the browser shell alone", csp("frame-ancestors http://127.0.0.1:*"), "refuses"],
  ["one port of it", csp("frame-ancestors frontdesk: http://127.0.0.1:5000"), "refuses"],
  ["both shells", csp(both), "fits"],
  ["both shells, in other words", csp("frame-ancestors 'self' * frontdesk://desk"), "fits"],
  ["both shells, and the older header that does not count beside it", { ...csp(both), ...options("DENY") }, "fits"],
  ["two policies, of which one refuses", csp(`${both}, frame-ancestors 'none'`), "refuses"],
  ["the first of two directives counts", csp(`${both}; frame-ancestors 'none'`), "fits"],
] as const)("%s", (_what, headers, framing) => {
  expect(framingOf({ status: 200, headers })).toBe(framing);
});

test("an answer that is no page says nothing of the page, unless it refuses", () => {
  for (const status of [401, 404, 500]) expect(framingOf({ status, headers: {} })).toBe("unseen");
  expect(framingOf({ status: 404, headers: options("DENY") })).toBe("refuses");
});

test("the page is looked at without anything of a visitor, and no redirect to another site is followed", async () => {
  const there = fakeOutgoing();
  there.answer = () => ({ headers: options("DENY") });
  expect(await lookAtPage(there, "https://crm.example/c/{email}?n={name}&id={conversation}")).toBe("refuses");
  expect(there.asked).toMatchObject([{ url: "https://crm.example/c/?n=&id=", method: "GET", secretHeaders: {} }]);
  expect(there.asked[0]).not.toHaveProperty("body");
  there.answer = () => "redirect-elsewhere";
  expect(await lookAtPage(there, "https://crm.example/")).toBe("elsewhere");
  for (const reason of ["address-inside", "certificate-refused", "answer-timeout", "host-unknown"]) {
    there.answer = () => reason;
    expect(await lookAtPage(there, "https://crm.example/")).toBe("unseen");
  }
  const asked = there.asked.length;
  expect(await lookAtPage(there, "https://crm.example:99999/")).toBe("unseen");
  expect(there.asked).toHaveLength(asked);
  expect(bareAddress("https://crm.example:99999/")).toBeUndefined();
});
