import { createHash } from "node:crypto";
import { text } from "../../text.ts";
import { factsOf } from "./as-text.ts";
import type { Transcript } from "./model.ts";
import { clockTime, wholeTime } from "./times.ts";

const style = `body{font:15px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#16181d;background:#fff}
h1{font-size:1.4rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt,time,.event{color:#555b66}dd{margin:0}
ol{list-style:none;padding:0}li{margin:12px 0}.by{font-weight:600}.said{white-space:pre-wrap;overflow-wrap:anywhere}
.note{border:1px dashed #b58900;background:#fff8dc;padding:6px 10px}`;
/** The page may use this one style and nothing else: no script, no picture, no address. */
const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'`;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as text, in an element or an attribute. */
export const escaped = (words: string): string =>
  words.replace(/[&<>"']/g, (sign) => escapes[sign]!).replace(/\0/g, "");

/** A page that stands by itself: one file without a script, without anything from elsewhere. */
export function asHtml(transcript: Transcript): string {
  const facts = factsOf(transcript).map(
    ([name, value]) => `<dt>${escaped(name)}</dt><dd dir="auto">${escaped(value)}</dd>`,
  );
  const lines = transcript.lines.map(({ kind, at, by, text: words }) => {
    const time = `<time datetime="${new Date(at).toISOString()}" title="${wholeTime(transcript.times, at)}">${clockTime(transcript.times, at)}</time>`;
    if (kind === "event") return `<li class="event">${time} ${escaped(words)}</li>`;
    const said = `<div class="said" dir="auto">${escaped(words)}</div>`;
    return `<li class="${kind}"><span class="by" dir="auto">${escaped(by)}</span> ${time}${said}</li>`;
  });
  const body =
    lines.length === 0
      ? `<p>${escaped(text(transcript.language, "transcript.empty"))}</p>`
      : `<ol>${lines.join("\n")}</ol>`;
  const title = escaped(transcript.title);
  return `<!doctype html>
<html lang="${transcript.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<h1>${title}</h1>
<dl>${facts.join("")}</dl>
${body}
</body>
</html>
`;
}
