import PDFDocument from "pdfkit";
import { boldFont, boldName, fontFile, fontFiles, fontNames } from "./fonts.ts";
import type { Transcript } from "./model.ts";
import { isRightToLeft, type Run, runsOf, visualOrder } from "./runs.ts";

const margin = 56;

interface Look {
  readonly size: number;
  readonly colour: string;
  readonly font?: string;
  readonly indent?: number;
}

/** A word of a line, in runs of one font. */
interface Word {
  readonly text: string;
  readonly runs: ReadonlyArray<Run<string>>;
  readonly width: number;
}

/** Paper that is written from top to bottom. */
export interface Sheet {
  paragraph(text: string, look: Look): void;
  gap(points: number): void;
  /** Whether some sign had no font. */
  readonly lost: () => boolean;
  /** Puts a file into the PDF. */
  attach(name: string, content: string): void;
  end(): Promise<Uint8Array>;
}

/** `nameOf`: what a picture sign is called, for signs that no font has. */
export function newSheet(
  { title, beganAt, language }: Pick<Transcript, "title" | "beganAt" | "language">,
  nameOf: (sign: string) => string | undefined,
): Sheet {
  const doc = new PDFDocument({
    size: "A4",
    margin,
    info: { Title: title, CreationDate: new Date(beganAt), ModDate: new Date(beganAt) },
    lang: language,
  });
  const chunks: Buffer[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on("error", reject);
  });
  for (const [name, file] of fontFiles()) doc.registerFont(name, file);
  doc.registerFont(boldName, fontFile(boldFont.file));
  const has = glyphsOf(doc);
  const right = doc.page.width - margin;
  const bottom = doc.page.height - margin;
  let y = margin;
  let lost = false;

  function wordOf(text: string, { font, size }: Look): Word {
    const found = runsOf<string>(text, font ? [font, ...fontNames] : fontNames, has, nameOf);
    lost ||= found.lost;
    const width = found.runs.reduce((sum, run) => sum + doc.font(run.font).fontSize(size).widthOfString(run.text), 0);
    return { text, runs: found.runs, width };
  }

  /** What is wider than the paper is cut by signs. */
  function fitting(text: string, look: Look, room: number): Word[] {
    const word = wordOf(text, look);
    if (word.width <= room || text.length <= 1) return [word];
    const half = Math.floor(text.length / 2);
    const middle = isLow(text, half) ? half - 1 : half;
    if (middle <= 0) return [word];
    return [...fitting(text.slice(0, middle), look, room), ...fitting(text.slice(middle), look, room)];
  }

  function draw(line: readonly Word[], look: Look, left: number, space: number, isFromRight: boolean): void {
    const height = look.size * 1.45;
    if (y + height > bottom) {
      doc.addPage();
      y = margin;
    }
    const width = line.reduce((sum, word) => sum + word.width, 0) + space * Math.max(0, line.length - 1);
    let x = isFromRight ? right - width : left;
    doc.fillColor(look.colour);
    for (const word of visualOrder(line, isFromRight)) {
      for (const run of isFromRight && isRightToLeft(word.text) ? word.runs.toReversed() : word.runs) {
        doc.font(run.font).fontSize(look.size).text(run.text, x, y, { lineBreak: false });
        x += doc.widthOfString(run.text);
      }
      x += space;
    }
    y += height;
  }

  return {
    paragraph(text, look) {
      const left = margin + (look.indent ?? 0);
      const space = doc
        .font(look.font ?? fontNames[0]!)
        .fontSize(look.size)
        .widthOfString(" ");
      for (const stretch of text.split("\n")) {
        const isFromRight = isRightToLeft(/\p{L}/u.exec(stretch)?.[0] ?? "");
        let line: Word[] = [];
        let width = 0;
        for (const piece of stretch.split(/\s+/).filter((one) => one !== ""))
          for (const word of fitting(piece, look, right - left)) {
            if (line.length > 0 && width + space + word.width > right - left) {
              draw(line, look, left, space, isFromRight);
              line = [];
              width = 0;
            }
            width += (line.length > 0 ? space : 0) + word.width;
            line.push(word);
          }
        draw(line, look, left, space, isFromRight);
      }
    },
    gap: (points) => void (y += points),
    lost: () => lost,
    attach: (name, content) => void doc.file(Buffer.from(content, "utf8"), { name, type: "text/plain" }),
    end() {
      doc.end();
      return ended;
    },
  };
}

const isLow = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};

/** Which font has which sign; asked for every sign of a conversation, so each is looked up once. */
function glyphsOf(doc: PDFKit.PDFDocument): (font: string, code: number) => boolean {
  const known = new Map<string, boolean>();
  return (font, code) => {
    const key = `${font}${code}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    doc.font(font);
    // What pdfkit has opened for the name: its types do not show it.
    const opened = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font.font;
    const isThere = opened.hasGlyphForCodePoint(code);
    known.set(key, isThere);
    return isThere;
  };
}
