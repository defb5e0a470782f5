import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { calendarFile } from "../../src-hub/appointments/calendar.ts";
import { asHtml } from "../../src-hub/history/transcript/as-html.ts";
import { asPdf } from "../../src-hub/history/transcript/as-pdf.ts";
import { asText } from "../../src-hub/history/transcript/as-text.ts";
import type { Transcript } from "../../src-hub/history/transcript/model.ts";
import { auditCsv } from "../../src-renderer/administration/accounts/save-audit.ts";
import { MessageText } from "../../src-renderer/chat/message-text.tsx";
import { findsAsCsv } from "../../src-renderer/search/as-csv.ts";
import { cannedAsCsv } from "../../src-shared/canned/exchange.ts";
import { readRich } from "../../src-shared/rich/read.ts";
import type { Block, Inline } from "../../src-shared/rich/tree.ts";
import { cleanLine, cleanText } from "../../src-shared/text/clean.ts";
import { csvOf } from "../../src-shared/text/csv.ts";
import { payloads } from "../support/payloads.ts";

// Every payload of the list, on every paper that leaves the house and in the tree by which both sides show messages
// (reliability.md §3 W4). What screens make of them is for tests/browser/untrusted-text.test.ts.

const parse = (address: string) => URL.parse(address);
/** As the hub takes them in, and as one who passes by the hub's contracts would have them. */
const both = payloads.flatMap((payload) => [...new Set([payload, cleanText(payload)])]);

test("the list is as long as it has to be", () => {
  expect(payloads.length).toBeGreaterThanOrEqual(500);
});

function linksOf(blocks: readonly Block[]): string[] {
  const ofInline = (part: Inline): string[] =>
    part.is === "link"
      ? [part.target.href, ...part.parts.flatMap(ofInline)]
      : part.is === "strong" || part.is === "emphasis"
        ? part.parts.flatMap(ofInline)
        : [];
  const of = (block: Block): string[] => {
    if (block.is === "paragraph") return block.parts.flatMap(ofInline);
    if (block.is === "quote") return linksOf(block.blocks);
    return block.is === "list" ? block.items.flatMap(({ blocks: inside }) => linksOf(inside)) : [];
  };
  return blocks.flatMap(of);
}

test("the tree of a message leads nowhere but to web, mail and telephone, and to nobody else's name", () => {
  for (const text of both)
    for (const href of linksOf(readRich(text, parse))) {
      const url = new URL(href);
      expect(["http:", "https:", "mailto:", "tel:"], `${href} in ${text}`).toContain(url.protocol);
      expect(url.username + url.password, text).toBe("");
      expect(href, text).not.toMatch(/[?&]attach/);
    }
});

/** Every tag of a page that was made for texts, with its attributes. */
const tagsOf = (html: string): string[] => [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag);

test("a message in the desk is made of a few elements, and of nothing that was written in it", () => {
  const known = /^<\/?(?:div|p|pre|code|strong|em|blockquote|ul|ol|li|a|span|button)(?: [^<>]*)?\/?>$/;
  for (const text of both) {
    const html = renderToStaticMarkup(createElement(MessageText, { text }));
    for (const tag of tagsOf(html)) {
      expect(tag, text).toMatch(known);
      const bare = tag.replace(/"[^"]*"/g, '""');
      expect(bare, text).not.toMatch(/\s(?:on\w+|style|src|srcdoc|data-evil|formaction|action)\b/i);
      expect(/\shref="([^"]*)"/.exec(tag)?.[1] ?? "https:", text).toMatch(/^(?:https?:|mailto:|tel:)/);
    }
  }
});

const transcript = (lines: readonly string[], evil: string): Transcript => ({
  title: evil,
  number: evil,
  site: evil,
  queue: evil,
  visitor: evil,
  beganAt: 0,
  endedAt: 60_000,
  part: 1,
  parts: 1,
  language: "en",
  times: { zone: "UTC" },
  lines: lines.map((text, at) => ({
    kind: (["visitor", "agent", "note", "event"] as const)[at % 4]!,
    at,
    by: text,
    text,
  })),
});

test("a transcript as a page has no element but its own", () => {
  const known =
    /^<(?:!doctype html|\/?(?:html|head|title|style|body|h1|dl|dt|dd|ol|li|span|time|div|p)|html lang="en"|meta [^<>]*|li class="(?:visitor|agent|note|event)"|span class="by" dir="auto"|div class="said" dir="auto"|dd dir="auto"|time datetime="[\dTZ:.-]+" title="[\d :-]+")>$/;
  for (const text of both) {
    const html = asHtml(transcript([text, text, text, text], text));
    const tags = tagsOf(html.replace(/<style>[^<]*<\/style>/, ""));
    for (const tag of tags) expect(tag, text).toMatch(known);
    expect(tags.filter((tag) => tag.startsWith("<meta"))).toHaveLength(4);
    expect(html).toContain("default-src &#39;none&#39;");
  }
});

test("in a transcript as text nobody writes lines of another's", () => {
  for (const text of payloads) {
    const clean = cleanText(text);
    const lines = asText(transcript([clean, "The end."], cleanLine(text))).split("\n");
    expect(
      lines.filter((line) => /^\d\d:\d\d {2}/.test(line)),
      text,
    ).toHaveLength(2);
  }
});

test("a transcript as PDF has no script, no action and no link", async () => {
  // Many in a message: what stands on a page costs more than what stands in a line.
  const clean = payloads.map(cleanText);
  const messages = Array.from({ length: Math.ceil(clean.length / 20) }, (_, at) =>
    clean.slice(at * 20, at * 20 + 20).join("\n"),
  );
  const page = transcript(messages, "x) /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (");
  const bytes = await asPdf({ ...page, lines: page.lines.map((line) => ({ ...line, by: "Eve" })) });
  const pdf = Buffer.from(bytes).toString("latin1");
  const outside = pdf.replace(/\bstream\r?\n[\s\S]*?\r?\nendstream/g, "").replace(/\((?:\\[\s\S]|[^\\()])*\)/g, "()");
  expect(outside).toContain("/EmbeddedFiles");
  expect(outside).not.toMatch(/\/(?:JavaScript|JS|OpenAction|AA|Launch|URI|GoToR|SubmitForm|ImportData|RichMedia)\b/);
}, 60_000);

/** Lines of a calendar file, whole again. */
const unfolded = (file: string): string[] => file.replace(/\r\n /g, "").split("\r\n");

test("an entry of a calendar has the lines that it has, whatever stands in them", () => {
  const entry = (text: string) =>
    calendarFile({
      method: "REQUEST",
      uid: text,
      sequence: 1,
      stamp: 0,
      start: 0,
      minutes: 30,
      summary: text,
      description: text,
      url: "https://good.example/",
      organizer: { name: text, address: "a@good.example" },
      attendee: "b@good.example",
    });
  const names = (file: string) => unfolded(file).map((line) => line.split(/[:;]/)[0]);
  const plain = names(entry("plain"));
  for (const text of both.filter((one) => one !== "")) {
    const file = entry(text);
    expect(names(file), text).toEqual(plain);
    expect(
      file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75),
      text,
    ).toBe(true);
    expect(file.replaceAll("\r\n", ""), text).not.toMatch(/[\r\n]/);
  }
});

/** Cells of a file as RFC 4180 has them. */
function cellsOf(csv: string): string[] {
  return [...csv.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/gy)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "",
  );
}
/** What Excel, LibreOffice and Google Sheets calculate; blanks and signs without width before it are passed over. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]/u;

test("no cell of any file for spreadsheets is a formula", () => {
  const hit = (text: string) =>
    ({
      kind: "message",
      conversation: {
        id: text,
        visitor: text,
        queue: text,
        agent: text,
        site: text,
        channel: "chat",
        outcome: "solved",
        outcomeName: text,
      },
      at: 0,
      by: text,
      snippet: { text, marks: [] },
    }) as unknown as Parameters<typeof findsAsCsv>[0][number];
  const audited = (text: string) =>
    ({
      at: 0,
      by: text,
      act: text,
      target: text,
      name: text,
      reason: text,
      before: text,
      after: { [text]: text },
    }) as unknown as Parameters<typeof auditCsv>[0][number];
  const folder = (text: string) =>
    ({
      name: text,
      responses: [{ shortcut: text, title: text, text, variants: [{ language: text, text }] }],
    }) as unknown as Parameters<typeof cannedAsCsv>[0][number];
  const files = {
    "any table": csvOf(both, [both]),
    "what a search found": findsAsCsv(both.map(hit)),
    "the audit": auditCsv(both.map(audited)),
    "canned responses": cannedAsCsv(both.map(folder)),
  };
  for (const [name, csv] of Object.entries(files)) {
    const cells = cellsOf(csv);
    expect(cells.length, name).toBeGreaterThan(both.length);
    expect(
      cells.filter((cell) => formula.test(cell)),
      name,
    ).toEqual([]);
  }
});
