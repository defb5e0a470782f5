import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import sharp from "sharp";

/** Files as somebody with bad intent, or a broken machine, sends them (reliability W5). */
export interface Hostile {
  readonly what: string;
  readonly name: string;
  readonly bytes: Buffer;
  /** As the sender's machine says. */
  readonly type?: string;
  /** The reason of its refusal; or, for what is taken, what must not be left of it. */
  readonly refused?: string;
  readonly without?: string;
}

const red = { create: { width: 64, height: 48, channels: 3, background: "#f00" } } as const;
const script = "<script>alert(1)</script>";

/** A ZIP with these parts; `said`: the size that its list names instead of the true one. */
export function zip(
  parts: ReadonlyArray<{ name: string; bytes: Buffer; said?: number }>,
  before = Buffer.alloc(0),
): Buffer {
  const files: Buffer[] = [before];
  const list: Buffer[] = [];
  let at = before.length;
  for (const { name, bytes, said = bytes.length } of parts) {
    const packed = deflateRawSync(bytes);
    const both = Buffer.alloc(26);
    both.writeUInt16LE(20, 0);
    both.writeUInt16LE(8, 4);
    both.writeUInt32LE(crc32(bytes), 10);
    both.writeUInt32LE(packed.length, 14);
    both.writeUInt32LE(said, 18);
    both.writeUInt16LE(name.length, 22);
    const header = Buffer.concat([Buffer.from("PK\x03\x04"), both, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), both, rest, Buffer.from(name)]));
    files.push(header);
    at += header.length;
  }
  const contents = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(contents.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, contents, Buffer.from("PK\x05\x06"), end]);
}

const contentTypes = Buffer.from(
  `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
);
const wordParts = [
  { name: "[Content_Types].xml", bytes: contentTypes },
  { name: "_rels/.rels", bytes: Buffer.from("<Relationships/>") },
  { name: "word/document.xml", bytes: Buffer.from("<w:document/>") },
];
export const docx = (more: ReadonlyArray<{ name: string; bytes: Buffer; said?: number }> = []): Buffer =>
  zip([...wordParts, ...more]);

export const pdf = Buffer.from("%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), data]);
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(data.length, 0);
  sizes.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([sizes.subarray(0, 4), named, sizes.subarray(4)]);
}

/** A PNG that says it has this size; its pixels are one empty line. */
function png(width: number, height: number, more: Buffer[] = []): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    ...more,
    chunk("IDAT", deflateSync(Buffer.alloc(1 + width * 3))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A GIF of many large frames that are all but empty: few bytes, many pixels. */
function gif(width: number, height: number, frames: number): Buffer {
  const screen = Buffer.alloc(7);
  screen.writeUInt16LE(width, 0);
  screen.writeUInt16LE(height, 2);
  screen[4] = 0x80;
  const frame = Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 0x4c, 1, 0]);
  frame.writeUInt16LE(width, 5);
  frame.writeUInt16LE(height, 7);
  const delay = Buffer.from([0x21, 0xf9, 4, 0, 5, 0, 0, 0]);
  const colours = Buffer.from([0, 0, 0, 255, 255, 255]);
  const all = Array.from({ length: frames }, () => Buffer.concat([delay, frame]));
  return Buffer.concat([Buffer.from("GIF89a"), screen, colours, ...all, Buffer.from([0x3b])]);
}

export async function hostileFiles(): Promise<Hostile[]> {
  const jpeg = await sharp(red)
    .withExif({ IFD3: { GPSLatitude: "60/1 10/1 0/1" }, IFD0: { Make: "PhoneMaker" } })
    .jpeg()
    .toBuffer();
  const small = await sharp(red).png().toBuffer();
  const webp = await sharp(red).webp().toBuffer();
  const anImage = await sharp(red).gif().toBuffer();
  const jar = zip([{ name: "META-INF/MANIFEST.MF", bytes: Buffer.from("Main-Class: Evil") }]);
  const broken = Buffer.from(webp);
  broken.fill(0xff, 20, broken.length - 2);
  return [
    { what: "a GIF that is a JAR too", name: "cat.gif", bytes: Buffer.concat([anImage, jar]), without: "META-INF" },
    {
      what: "a JPEG with a page behind it",
      name: "cat.jpg",
      bytes: Buffer.concat([jpeg, Buffer.from(script)]),
      without: "<script",
    },
    { what: "a JPEG with a place in it", name: "me.jpeg", bytes: jpeg, without: "PhoneMaker" },
    {
      what: "a PNG with a script in its text",
      name: "cat.png",
      bytes: png(8, 1, [chunk("tEXt", Buffer.from(`Comment\0${script}`))]),
      without: "<script",
    },
    {
      what: "a drawing that runs",
      name: "cat.svg",
      bytes: Buffer.from("<svg onload=alert(1)>"),
      refused: "file-type-not-allowed",
    },
    {
      what: "the same called a picture",
      name: "cat.png",
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      type: "image/png",
      refused: "file-lies",
    },
    {
      what: "a page called a picture",
      name: "cat.png",
      bytes: Buffer.from(`<html>${script}`),
      type: "image/png",
      refused: "file-lies",
    },
    { what: "a page called a document", name: "cat.pdf", bytes: Buffer.from(`<html>${script}`), refused: "file-lies" },
    { what: "a picture of 30,000 × 30,000", name: "cat.png", bytes: png(30_000, 30_000), refused: "picture-too-large" },
    { what: "one long line", name: "line.png", bytes: png(60_000, 1), refused: "picture-too-large" },
    {
      what: "many large frames",
      name: "cat.gif",
      bytes: gif(5_000, 5_000, 500),
      refused: "picture-too-large",
    },
    { what: "a picture cut off", name: "cat.jpg", bytes: jpeg.subarray(0, jpeg.length - 200), refused: "file-broken" },
    { what: "a picture whose pixels are missing", name: "cat.png", bytes: png(200, 200), refused: "file-broken" },
    { what: "a picture of wrong bits", name: "cat.webp", bytes: broken, refused: "file-broken" },
    { what: "another picture's type", name: "cat.jpg", bytes: small, refused: "file-lies" },
    {
      what: "a picture of a format that nobody asked for",
      name: "cat.jpg",
      bytes: await sharp(red).tiff().toBuffer(),
      refused: "file-lies",
    },
    {
      what: "a document that unpacks to 4 GB",
      name: "a.docx",
      bytes: docx([{ name: "word/media/a.bin", bytes: Buffer.alloc(1_000), said: 0xf0000000 }]),
      refused: "file-too-much-inside",
    },
    {
      what: "a document that packs a thousand times",
      name: "a.docx",
      bytes: docx([{ name: "word/media/a.bin", bytes: Buffer.alloc(60_000_000) }]),
      refused: "file-too-much-inside",
    },
    {
      what: "a bomb where its kind is read",
      name: "a.docx",
      bytes: zip([
        { name: "[Content_Types].xml", bytes: Buffer.alloc(60_000_000, " "), said: 500 },
        ...wordParts.slice(1),
      ]),
      refused: "file-lies",
    },
    {
      what: "a document with macros",
      name: "a.docx",
      bytes: docx([{ name: "word/vbaProject.bin", bytes: Buffer.from("x") }]),
      refused: "file-with-macros",
    },
    { what: "a package called a document", name: "a.docx", bytes: jar, refused: "file-lies" },
    {
      what: "a document with something before it",
      name: "a.docx",
      bytes: zip(wordParts, Buffer.from("%PDF-1.4 ")),
      refused: "file-lies",
    },
    {
      what: "a document with something behind it",
      name: "a.docx",
      bytes: Buffer.concat([docx(), Buffer.from(script)]),
      refused: "file-broken",
    },
    { what: "a document cut off", name: "a.docx", bytes: docx().subarray(0, 200), refused: "file-broken" },
    { what: "a document as it should be", name: "a.docx", bytes: docx() },
    { what: "a PDF as it should be", name: "a.pdf", bytes: pdf },
    { what: "a PDF that is a package too", name: "a.pdf", bytes: Buffer.concat([pdf, jar]), refused: "file-lies" },
    {
      what: "a PDF with a package inside its end",
      name: "a.pdf",
      bytes: Buffer.concat([pdf.subarray(0, 20), jar, pdf.subarray(20)]),
      refused: "file-lies",
    },
    {
      what: "a PDF that begins late",
      name: "a.pdf",
      bytes: Buffer.concat([Buffer.from(script), pdf]),
      refused: "file-lies",
    },
    { what: "a PDF cut off", name: "a.pdf", bytes: pdf.subarray(0, 40), refused: "file-broken" },
    {
      what: "a program called a text",
      name: "a.txt",
      bytes: Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01"), Buffer.alloc(100)]),
      refused: "file-lies",
    },
    {
      what: "a program called a PDF",
      name: "a.pdf",
      bytes: Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]),
      refused: "file-lies",
    },
    { what: "a text with zeros in it", name: "a.csv", bytes: Buffer.from("a,b\0c"), refused: "file-lies" },
    {
      what: "a text in another alphabet's bytes",
      name: "a.txt",
      bytes: Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
    },
    {
      what: "a film, where only pictures and documents are taken",
      name: "a.mp4",
      bytes: Buffer.from("ftypisom"),
      refused: "file-type-not-allowed",
    },
  ];
}
