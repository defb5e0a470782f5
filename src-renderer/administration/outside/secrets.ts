type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;
const strong: Random = (bytes) => crypto.getRandomValues(bytes);

// Made here and sent up, so that no answer of the hub ever holds one.

/** What signs webhooks and what bots are asked: 32 random bytes as Standard Webhooks writes them. */
export function signingSecret(random = strong): string {
  return `whsec_${base64(random(new Uint8Array(32)))}`;
}

/** A key of another program: eight digits that name it, and 32 random bytes. */
export function apiKey(random = strong): string {
  const name = Array.from(random(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const secret = base64(random(new Uint8Array(32)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
  return `fdk_${name}_${secret}`;
}

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
