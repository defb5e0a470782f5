import { cleanLine } from "../../src-shared/text/clean.ts";

/** What file systems keep of one name, in bytes of UTF-8. */
const mostBytes = 255;

// Names that are devices on Windows, whatever stands behind the dot.
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(?:$|[.\s])/i;
// What no Windows file name has; and octets in percent signs, that somebody may take for what they stand for.
const forbidden = /[<>:"|?*]|%(?=[\da-f]{2})/gi;
// Marks without width beside those that `cleanText` takes: they too make a name look like another.
const unseen =
  /[\u00ad\u061c\u180e\u200b-\u200f\u2028\u2029\u2060-\u2064\u206a-\u206f\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * A file's name as it is shown and given out: one part of a path, without what a screen, a shell or a file system would
 * obey. On the hub's own disk no file has it: there a file has its id.
 */
export function cleanFileName(sent: string): string {
  const [last = ""] = sent.split(/[/\\]/).slice(-1);
  const plain = cleanLine(last.replace(unseen, ""))
    .replace(forbidden, "_")
    .replace(/^[.\s]+|[.\s]+$/gu, "");
  const named = devices.test(plain) ? `_${plain}` : plain;
  return shortened(named) || "file";
}

/** At most 255 bytes, with its ending. */
function shortened(name: string): string {
  if (Buffer.byteLength(name) <= mostBytes) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && Buffer.byteLength(name.slice(dot)) <= 20 ? name.slice(dot) : "";
  const room = mostBytes - Buffer.byteLength(ending);
  let kept = "";
  let bytes = 0;
  for (const sign of name.slice(0, name.length - ending.length)) {
    bytes += Buffer.byteLength(sign);
    if (bytes > room) break;
    kept += sign;
  }
  return kept.replace(/[.\s]+$/u, "") + ending;
}

/** `Content-Disposition` for a file to be kept under this name (RFC 6266, RFC 8187). */
export function asDownload(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replace(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
