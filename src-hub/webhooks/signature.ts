import { createHmac } from "node:crypto";

/** A secret that signs, until when; null: until it is replaced. */
export interface LiveSecret {
  readonly secret: string;
  readonly until: number | null;
}

/** How long the secret before signs beside the new one, so that nobody has to change both sides at one moment. */
export const bothLiveFor = 24 * 3_600_000;

export function renewed(before: readonly LiveSecret[], secret: string, now: number): LiveSecret[] {
  const [newest] = before;
  return [{ secret, until: null }, ...(newest ? [{ ...newest, until: now + bothLiveFor }] : [])];
}

/**
 * The three headers of Standard Webhooks 1.0: an id that stays the same for every try, the time of this one, and a
 * signature over `id.timestamp.body` by each secret that is live. `now`: epoch milliseconds.
 */
export function signed(
  id: string,
  body: string,
  secrets: readonly LiveSecret[],
  now: number,
): Readonly<Record<"webhook-id" | "webhook-timestamp" | "webhook-signature", string>> {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets
    .filter(({ until }) => until === null || until > now)
    .map(({ secret }) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
    });
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures.join(" ") };
}
