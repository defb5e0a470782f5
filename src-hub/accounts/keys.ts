import { generateKeyPairSync, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Machine, uuid7 } from "../../src-shared/rpc/machine.ts";

export interface SigningKey {
  /** Names the key in a token's header. A UUIDv7, so that the newest is the greatest. */
  readonly kid: string;
  readonly madeAt: number;
  readonly sign: KeyObject;
  readonly verify: KeyObject;
}

/** The hub's signing keys: the newest signs, the two newest verify. */
export interface Keys {
  signing(): SigningKey;
  /** Undefined for a key that is not live. */
  named(kid: string): SigningKey | undefined;
  /** Makes a new key when the newest is older than 30 days. Called at start and once a day. */
  rotate(): void;
}

const live = 2;
const signsFor = 30 * 24 * 60 * 60_000;
const fileName = /^([0-9a-f-]{36})\.pem$/;

/** Opens (or begins) the folder of Ed25519 keys. Throws an Error with a sentence for people when a file is no such key. */
export function openKeys(folder: string, machine: Machine): Keys {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  let keys: SigningKey[] = readdirSync(folder)
    .flatMap((name) => fileName.exec(name)?.[1] ?? [])
    .toSorted()
    .toReversed()
    .slice(0, live)
    .map((kid) => readKey(folder, kid));

  function rotate(): void {
    const newest = keys[0];
    if (newest && machine.now() - newest.madeAt < signsFor) return;
    keys = [makeKey(folder, machine), ...keys].slice(0, live);
    const kept = new Set(keys.map((key) => `${key.kid}.pem`));
    for (const name of readdirSync(folder)) if (fileName.test(name) && !kept.has(name)) rmSync(join(folder, name));
  }

  rotate();
  return {
    signing() {
      const newest = keys[0];
      if (!newest) throw new Error(`There is no signing key in ${folder}.`);
      return newest;
    },
    named: (kid) => keys.find((key) => key.kid === kid),
    rotate,
  };
}

function makeKey(folder: string, machine: Machine): SigningKey {
  const kid = uuid7(machine);
  const { privateKey } = generateKeyPairSync("ed25519");
  const file = join(folder, `${kid}.pem`);
  // Whole or not at all: half a key after a power cut would keep the hub from starting.
  writeFileSync(`${file}.new`, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return keyOf(kid, privateKey);
}

function readKey(folder: string, kid: string): SigningKey {
  const file = join(folder, `${kid}.pem`);
  try {
    const sign = createPrivateKey(readFileSync(file));
    if (sign.asymmetricKeyType !== "ed25519") throw new Error(`It is of type ${sign.asymmetricKeyType}.`);
    chmodSync(file, 0o600);
    return keyOf(kid, sign);
  } catch (error) {
    throw new Error(`The signing key ${file} cannot be used. Remove it: everybody then signs in anew.`, {
      cause: error,
    });
  }
}

function keyOf(kid: string, sign: KeyObject): SigningKey {
  const madeAt = Number.parseInt(kid.slice(0, 8) + kid.slice(9, 13), 16);
  return { kid, madeAt, sign, verify: createPublicKey(sign) };
}
