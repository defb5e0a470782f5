import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Seals what the hub must be able to read again, such as the secret of a code app, with a key that lies in the data folder
 * and not in the database: a copied database opens nothing. `about` is bound in: what was sealed about one thing cannot be
 * opened as another.
 */
export interface Box {
  seal(text: string, about: string): string;
  /** Undefined for what this box did not seal about this, or what was changed since. */
  open(sealed: string, about: string): string | undefined;
  /** A keyed hash, for what is too short to be hashed without a key. */
  mac(text: string, about: string): string;
}

const version = "b1";
const ivLength = 12;
const tagLength = 16;

/** Opens (or makes) the box's key in this folder. Throws an Error with a sentence for people when the file is no such key. */
export function openBox(folder: string): Box {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return boxOf(keyIn(join(folder, "box.key")));
}

/** `key`: 32 bytes. */
export function boxOf(key: Buffer): Box {
  const sealing = derived(key, "seal");
  const hashing = derived(key, "mac");
  return {
    seal(text, about) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv("aes-256-gcm", sealing, iv).setAAD(Buffer.from(about));
      const sealed = Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${version}.${sealed.toString("base64url")}`;
    },
    open(sealed, about) {
      const [head, body, ...more] = sealed.split(".");
      const bytes = Buffer.from(body ?? "", "base64url");
      if (head !== version || more.length > 0 || bytes.length < ivLength + tagLength) return undefined;
      const tag = bytes.subarray(-tagLength);
      const options = { authTagLength: tagLength };
      const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(0, ivLength), options)
        .setAAD(Buffer.from(about))
        .setAuthTag(tag);
      try {
        const opened = decipher.update(bytes.subarray(ivLength, -tagLength));
        return Buffer.concat([opened, decipher.final()]).toString("utf8");
      } catch {
        return undefined;
      }
    },
    mac: (text, about) => createHmac("sha256", hashing).update(`${about}\0${text}`).digest("base64url"),
  };
}

function derived(key: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", `frontdesk-box-${use}`, 32));
}

function keyIn(file: string): Buffer {
  if (!existsSync(file)) {
    // Whole or not at all, as with the signing keys.
    writeFileSync(`${file}.new`, randomBytes(32), { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
  }
  chmodSync(file, 0o600);
  const key = readFileSync(file);
  if (key.length !== 32)
    throw new Error(
      `The key ${file} cannot be used. Bring it back from a copy, or remove it: all code apps are then to be set up anew.`,
    );
  return key;
}
