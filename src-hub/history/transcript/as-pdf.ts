import emoji from "emojibase-data/en/compact.json" with { type: "json" };
import { text } from "../../text.ts";
import { asText, factsOf } from "./as-text.ts";
import { boldName } from "./fonts.ts";
import type { Transcript } from "./model.ts";
import { newSheet } from "./sheet.ts";
import { clockTime } from "./times.ts";

const ink = "#16181d";
const soft = "#555b66";
const size = 10.5;

const names = new Map<string, string>(emoji.map(({ unicode, label }) => [bare(unicode), label]));

/** Without what only says how it is drawn. */
function bare(sign: string): string {
  return sign.replace(/[\ufe0e\ufe0f]/g, "");
}

/** Digits and # are among the data, as parts of keys: they are signs of their own. */
const nameOf = (sign: string): string | undefined => (/^[\0-\u00ff]+$/u.test(sign) ? undefined : names.get(bare(sign)));

/**
 * The conversation on paper, A4. Emoji stand by their names; what no font has is a gap, and the text file inside has it.
 * Takes a moment of a processor: not for the hub's own thread.
 */
export async function asPdf(transcript: Transcript): Promise<Uint8Array> {
  const sheet = newSheet(transcript, nameOf);
  sheet.paragraph(transcript.title, { size: 17, colour: ink, font: boldName });
  sheet.gap(6);
  for (const [name, value] of factsOf(transcript))
    sheet.paragraph(value === "" ? name : `${name}: ${value}`, { size: 9, colour: soft });
  sheet.gap(12);
  if (transcript.lines.length === 0)
    sheet.paragraph(text(transcript.language, "transcript.empty"), { size, colour: soft });
  for (const { kind, at, by, text: words } of transcript.lines) {
    const time = clockTime(transcript.times, at);
    if (kind === "event") sheet.paragraph(`${time} – ${words}`, { size: 9, colour: soft });
    else {
      sheet.paragraph(`${by} · ${time}`, { size: 9, colour: soft, font: boldName });
      sheet.paragraph(words, { size, colour: ink, indent: kind === "note" ? 16 : 0 });
    }
    sheet.gap(6);
  }
  if (sheet.lost()) sheet.paragraph(text(transcript.language, "transcript.unshown"), { size: 9, colour: soft });
  sheet.attach("transcript.txt", asText(transcript));
  return sheet.end();
}
