import * as z from "zod/mini";
import { Fault, FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";

interface Part {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly secret: string;
  readonly at: number;
  readonly part: Blob;
  readonly signal: AbortSignal;
}

const Refusal = z.object({ fault: Fault });

/** Sends one part; resolves with where the next begins. Rejects with a FaultError: `link-lost` when nobody answered. */
export async function sendPart({ fetch, url, secret, at, part, signal }: Part): Promise<number> {
  const response = await fetch(url, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${secret}`,
      "content-type": "application/offset+octet-stream",
      "upload-offset": String(at),
    },
    body: part,
    signal,
  }).catch((error: unknown) => {
    throw refuse("unavailable", "link-lost", {}, error);
  });
  if (response.ok) return Number(response.headers.get("upload-offset"));
  const refused = Refusal.safeParse(parseJson(await response.text()));
  // A proxy's own page, while the hub behind it is away.
  throw refused.success ? new FaultError(refused.data.fault) : refuse("unavailable", "link-lost");
}
