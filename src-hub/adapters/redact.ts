/** Names of what a log must not hold, wherever it stands: credentials, and what people say. */
const secretNames =
  /^(access|authorization|body|cookie|key|message|nonce|note|password|proof|recovery|refresh|secret|text|ticket|token|uri)$|password|secret|token/i;
/** A JWT, a refresh token, a ticket, a desk, a directory, a key of another program, a code app, what is sealed: also inside a longer text, such as an error's. */
const secretTexts =
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*|\bfd[a-z]_[\w-]{20,}|\botpauth:\S+|\bb1\.[\w-]{20,}|\bwhsec_[\w+/=-]{20,}/g;
const deepest = 6;

export const redacted = "[redacted]";

/** A copy without secrets. What is nested deeper than six levels is left out. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return redacted;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((one) => redact(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, secretNames.test(name) ? redacted : redact(one, depth + 1)]),
  );
}

export function redactText(text: string): string {
  return text.replace(secretTexts, redacted);
}

/** Where it was thrown and why, with its causes. Other fields of errors may hold anything and stay out, but the code. */
function redactError(error: Error, depth: number): unknown {
  const code = "code" in error ? { code: String(error.code) } : {};
  const cause = error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) };
  return {
    type: error.name,
    ...code,
    message: redactText(error.message),
    stack: redactText(error.stack ?? ""),
    ...cause,
  };
}
