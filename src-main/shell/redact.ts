/** What never belongs into a log, whatever name it goes by: JSON Web Tokens, bearer credentials, the hub's own secrets, code apps, 128 random bits. */
const secretTexts =
  /\beyJ[\w-]{8,}(?:\.[\w-]+){1,4}|\bbearer\s+\S+|\bfd[a-z]_[\w-]{20,}|\botpauth:\S+|\bb1\.[\w-]{20,}|\b[0-9a-f]{32,}\b/gi;
const secretNames =
  /^(access|refresh|token|password|ticket|windowkey|secret|authorization|idtoken|nonce|proof|recovery|uri|text|note)$/i;
const hidden = "[hidden]";

/** The same value without tokens, passwords and what people wrote. Errors become their stack. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.replace(secretTexts, hidden);
  if (value instanceof Error) return redact(stackOf(value));
  if (typeof value !== "object" || value === null) return value;
  if (depth > 5) return "[deep]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, secretNames.test(name) ? hidden : redact(item, depth + 1)]),
  );
}

function stackOf(error: Error): string {
  const own = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause instanceof Error ? `${own}\ncaused by ${stackOf(error.cause)}` : own;
}
