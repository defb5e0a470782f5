import { expect, test } from "vitest";
import { contentSecurity } from "../../../src-main/shell/content-security.ts";

function policyOf(options: Parameters<typeof contentSecurity>[0]): Map<string, string[]> {
  const text = contentSecurity(options)["Content-Security-Policy"] ?? "";
  return new Map(text.split("; ").map((directive) => [directive.split(" ")[0] ?? "", directive.split(" ").slice(1)]));
}

test("everything is forbidden that is not named, and nothing inline or evaluated is ever named", () => {
  const policy = policyOf({ connect: ["https://hub.example"] });
  expect(policy.get("default-src")).toEqual(["'none'"]);
  for (const directive of ["frame-ancestors", "base-uri", "form-action", "object-src"])
    expect(policy.get(directive)).toEqual(["'none'"]);
  // Compiled code, for the background blur; evaluated text is another word, and forbidden.
  expect(policy.get("script-src")).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect([...policy.values()].flat().filter((source) => /unsafe|\*|^https?:$/.test(source))).toEqual([
    "'wasm-unsafe-eval'",
  ]);
});

test("the page talks to its own files and to the named origins, over HTTP and sockets, without their paths", () => {
  const connect = ["wss://media.example/rtc?x=1", "https://media.example", "http://127.0.0.1:7880"];
  expect(policyOf({ connect, socket: "ws://127.0.0.1:5000" }).get("connect-src")).toEqual([
    "'self'",
    "https://media.example",
    "wss://media.example",
    "http://127.0.0.1:7880",
    "ws://127.0.0.1:7880",
    "http://127.0.0.1:5000",
    "ws://127.0.0.1:5000",
  ]);
});

test.each([
  "*",
  "'unsafe-inline'",
  "javascript:1",
  "data:x",
  "file:///etc",
  "https:",
  "https://a.example; script-src *",
  "",
])("%j is no origin and is refused in a sentence", (origin) => {
  expect(() => contentSecurity({ connect: [origin] })).toThrow("The window cannot be allowed to connect to");
});

test("nobody's page stands inside the window but those of the named origins, over https and without their paths", () => {
  expect(policyOf({ connect: [] }).get("frame-src")).toEqual(["'none'"]);
  const frames = ["https://crm.example/c/1?x=1", "https://crm.example", "https://orders.example:8443"];
  const policy = policyOf({ connect: ["https://hub.example"], frames });
  expect(policy.get("frame-src")).toEqual(["https://crm.example", "https://orders.example:8443"]);
  expect(policy.get("connect-src")).not.toContain("https://crm.example");
});

test.each([
  "*",
  "https:",
  "http://crm.example",
  "data:x",
  "blob:https://crm.example/1",
  "'self'",
  "https://a; script-src *",
  "",
])("%j may not be shown inside, and that is said in a sentence", (address) => {
  expect(() => contentSecurity({ connect: [], frames: [address] })).toThrow("The window cannot be allowed to show");
});

test("camera, microphone and screen are for our own page; places and devices for nobody", () => {
  const permissions = (contentSecurity({ connect: [] })["Permissions-Policy"] ?? "").split(", ");
  for (const feature of ["camera", "microphone", "display-capture", "speaker-selection", "fullscreen", "autoplay"])
    expect(permissions).toContain(`${feature}=(self)`);
  expect(permissions).toContain("geolocation=()");
  expect(permissions.filter((one) => !/=\((self)?\)$/.test(one))).toEqual([]);
});
