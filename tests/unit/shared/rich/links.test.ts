import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf, targetOf } from "../../../../src-shared/rich/links.ts";

const parse = (address: string) => URL.parse(address);
const pieces = (text: string) => piecesOf(text, parse);
const hrefs = (text: string) => pieces(text).flatMap(({ target }) => target?.href ?? []);

test.each([
  ["see https://shop.test/a?b=1#c.", ["https://shop.test/a?b=1#c"]],
  ["HTTP://SHOP.TEST", ["http://shop.test/"]],
  ["(https://shop.test/a)", ["https://shop.test/a"]],
  ["https://shop.test/a_(b)", ["https://shop.test/a_(b)"]],
  ["https://a.test, https://b.test!", ["https://a.test/", "https://b.test/"]],
  ['<a href="https://shop.test">', ["https://shop.test/"]],
  ["mailto:help@shop.test", ["mailto:help@shop.test"]],
  ["tel:+358-40-1234567, please", ["tel:+358-40-1234567"]],
  ["https://[::1]/", []],
  ["//shop.test www.shop.test shop.test", []],
  ["hotel:5 is full, https is not", []],
])("%j leads to %j", (text, links) => {
  expect(hrefs(text)).toEqual(links);
});

// What must never become something that can be followed, as it stands and as the target of a named link.
const never = [
  "javascript:alert(1)",
  "JavaScript:alert(1)",
  "JAVASCRIPT:alert(1)//https://a.test",
  "java\tscript:alert(1)",
  "java\nscript:alert(1)",
  "java\u0000script:alert(1)",
  "\u0001javascript:alert(1)",
  "javascript://a.test/%0aalert(1)",
  "javascript&colon;alert(1)",
  "&#106;avascript:alert(1)",
  "j&#x61;vascript:alert(1)",
  "%6aavascript:alert(1)",
  "javas\u00adcript:alert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD4=",
  "data:image/svg+xml,<svg onload=alert(1)>",
  "DATA:text/html,x",
  "file:///etc/passwd",
  "file://server/share",
  "\\\\server\\share",
  "ftp://a.test/x",
  "sftp://a.test",
  "ssh://a.test",
  "blob:https://a.test/1",
  "filesystem:https://a.test/x",
  "view-source:https://a.test",
  "about:blank",
  "chrome://settings",
  "chrome-extension://abc/x.html",
  "ms-msdt:/id",
  "ms-word:ofe|u|https://a.test/x.docm",
  "search-ms:query=x",
  "intent://a.test#Intent;scheme=https;end",
  "app://desk/index.html",
  "frontdesk://open",
  "slack://open",
  "zoommtg://x",
  "magnet:?xt=1",
  "ws://a.test",
  "wss://a.test",
  "jar:https://a.test!/x",
  "feed:https://a.test",
  "sms:+358401234567",
  "skype:abc?call",
  "callto:123",
  "facetime:123",
  "https://",
  "https://user@a.test/",
  "https://user:word@a.test/",
  "https://bank.test@evil.test/",
  "https://bank.test%2f@evil.test/",
  "https://:@evil.test",
  "https://@:word@evil.test",
  "http://a.test:99999/",
  "http://a b.test/",
  "https://%zz/",
  "https://a.test%00.evil.test/",
  "http://1.2.3.4.5.999/",
  "mailto:",
  "mailto:a@b.test,c@d.test",
  "mailto:?bcc=a@b.test",
  "mailto:a",
  "mailto:a@b.test?attach=/etc/passwd",
  "mailto:a@b.test?subject=x",
  "mailto:a@b.test#x",
  "tel:",
  "tel:*21*123#",
  "tel:javascript",
  "tel:123;ext=<b>",
];

test("there are at least sixty of them", () => expect(new Set(never).size).toBeGreaterThanOrEqual(60));

test.each(never)("%j is never a link", (address) => {
  expect(targetOf(address, "words", parse)).toBeUndefined();
});

test.each([
  ["javascript://a.test/%0aalert(1)"],
  ["xhttps://a.test"],
  ["blob:xhttps://a.test/1"],
  ["https://user:word@a.test/"],
])("nothing inside %j is one either", (text) => {
  expect(hrefs(text)).toEqual([]);
});

// The real host is told wherever the words do not say it themselves.
test.each([
  ["https://bank.test", "https://bank.test", undefined],
  ["https://bank.test/a", "https://bank.test/b", undefined],
  ["https://bank.test/a", "http://bank.test/b", "bank.test"],
  ["https://evil.test", "https://bank.test", "evil.test"],
  ["https://evil.test", "https://evil.test.bank.test", "evil.test"],
  ["https://evil.test", "evil.test", "evil.test"],
  ["https://evil.test", "click here", "evil.test"],
  ["https://evil.test/https://bank.test", "https://bank.test", "evil.test"],
  ["https://b\u0430nk.test", "https://b\u0430nk.test", "xn--bnk-6cd.test"],
  ["https://bücher.test", "https://bücher.test", "xn--bcher-kva.test"],
  ["https://ｂank.test/", "https://ｂank.test/", "bank.test"],
  ["https://bank。test/", "https://bank。test/", "bank.test"],
  ["http://0x7f.1/", "http://0x7f.1/", "127.0.0.1"],
  ["http://2130706433/", "http://2130706433/", "127.0.0.1"],
  ["http://0177.0.0.1/", "http://0177.0.0.1/", "127.0.0.1"],
  ["https://bank.test\\@evil.test", "https://bank.test\\@evil.test", "bank.test"],
  ["https://bank.test:8443/", "https://bank.test:8443/", undefined],
  ["https://bank.test:443/", "https://bank.test:443/", "bank.test"],
  ["mailto:a@evil.test", "a@bank.test", "a@evil.test"],
  ["tel:+1", "+358401234567", "+1"],
] as const)("%j shown as %j tells %j", (address, words, real) => {
  const target = targetOf(address, words, parse);
  expect(target).toBeDefined();
  expect(target?.real).toBe(real);
});

test("the pieces are the text, letter by letter, and every link in it has one of the four schemes", () => {
  const part = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.webUrl(),
    fc.constantFrom("https://", "http://[", " ", "(", ")", ".", "<", '"', "mailto:", "tel:", "a@b.test", "javascript:"),
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join("")),
      (text) => {
        expect(
          pieces(text)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
        for (const href of hrefs(text)) expect(href).toMatch(/^(?:https?:\/\/|mailto:|tel:)/);
      },
    ),
  );
});

test("marks and brackets without end belong to the text, not to the address", () => {
  expect(hrefs(`https://a.test/b${".".repeat(7_900)}`)).toEqual(["https://a.test/b"]);
  expect(hrefs(`https://a.test/${"(".repeat(3_900)}${")".repeat(3_900)}`)).toHaveLength(1);
});
