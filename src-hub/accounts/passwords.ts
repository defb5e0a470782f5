import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/**
 * OWASP's first recommended argon2id: 46 MiB, 1 pass, 1 lane; about 25 ms beside the main thread. (Its 19 MiB setting is as
 * strong, but glibc keeps blocks of up to 32 MiB for each thread that ever hashed; this one it gives back at once.)
 */
const today = { memory: 47_104, passes: 1, parallelism: 1 };
const tagLength = 32;
const encoded = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** The password as it is stored: argon2id in the usual text form, with its parameters and a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive("argon2id", { message: plain(password), nonce, tagLength, ...today });
  const { memory, passes, parallelism } = today;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/**
 * Whether this is the password. `stored` is undefined for a name that nobody has: the answer is no, and takes as long as
 * any other.
 */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const [, m, t, p, salt, tag] = encoded.exec(stored ?? (await nobodys)) ?? [];
  if (!m || !t || !p || !salt || !tag) throw new Error("A stored password is not in the form that this hub writes.");
  const expected = Buffer.from(tag, "base64");
  const got = await derive("argon2id", {
    message: plain(password),
    nonce: Buffer.from(salt, "base64"),
    tagLength: expected.length,
    memory: Number(m),
    passes: Number(t),
    parallelism: Number(p),
  });
  return timingSafeEqual(got, expected) && stored !== undefined;
}

/** Made once, so that the first unknown name costs no more than the next. */
const nobodys = hashPassword(randomBytes(16).toString("hex"));

/** One password typed on two keyboards is one password (NIST SP 800-63B, 5.1.1.2). */
function plain(password: string): Buffer {
  return Buffer.from(password.normalize("NFKC"), "utf8");
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

// No letters or digits that look alike: these are read from a screen and typed once.
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password nobody chose: 16 random letters and digits in groups of four, 79 bits. */
export function randomPassword(): string {
  const drawn: string[] = [];
  while (drawn.length < 16) {
    for (const byte of randomBytes(24)) {
      // Bytes beyond the last whole multiple would make the first letters likelier.
      if (byte < Math.floor(256 / letters.length) * letters.length) drawn.push(letters[byte % letters.length] ?? "");
    }
  }
  return drawn
    .slice(0, 16)
    .join("")
    .replace(/(.{4})(?!$)/g, "$1-");
}
