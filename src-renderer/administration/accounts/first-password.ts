// No letters or digits that look alike: these are read from a screen and typed once.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password nobody chose: 16 random letters and digits in groups of four, 79 bits. Made here, so that no answer of the hub holds it. */
export function firstPassword(random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)): string {
  const drawn: string[] = [];
  while (drawn.length < 16)
    // Bytes beyond the last whole multiple would make the first letters likelier.
    for (const byte of random(new Uint8Array(24)))
      if (byte < Math.floor(256 / letters.length) * letters.length) drawn.push(letters[byte % letters.length] ?? "");
  return drawn
    .slice(0, 16)
    .join("")
    .replace(/(.{4})(?!$)/g, "$1-");
}
