import { hostname } from "node:os";
import * as z from "zod/mini";
import { Device } from "../../src-shared/accounts/sign-in.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Log, Secrets } from "../shell/shell.ts";

const secret = "device";
const systems: Readonly<Record<string, string>> = { darwin: "macOS", linux: "Linux", win32: "Windows" };

/** What people recognise this desk by: its machine's name and system. */
export function deskName(host = hostname(), platform: string = process.platform): string {
  return `${host.slice(0, 60)} (${systems[platform] ?? platform})`;
}

/**
 * This desk, as the hub knows it again: a secret of 256 bits, made once and kept. It opens nothing; it only keeps strangers'
 * guesses from slowing down who works here. One that cannot be kept lasts until the desk ends.
 */
export function deviceOf({
  machine,
  secrets,
  log,
}: {
  readonly machine: Machine;
  readonly secrets: Secrets;
  readonly log: Log;
}): () => Promise<Device> {
  let held: Promise<Device> | undefined;

  async function read(): Promise<Device> {
    const name = deskName();
    try {
      const kept = z.safeParse(Device, { secret: await secrets.read(secret), name });
      if (kept.success) return kept.data;
    } catch (error) {
      log.warn("What this desk is known by cannot be read; it is made anew.", { error });
    }
    const made = { secret: `fdd_${Buffer.from(machine.randomBytes(32)).toString("base64url")}`, name };
    await secrets
      .keep(secret, made.secret)
      .catch((error: unknown) => log.error("What this desk is known by could not be kept.", error));
    return made;
  }

  return () => (held ??= read());
}
