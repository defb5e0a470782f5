import type { Written } from "./request.ts";

// What Entra ID and others write that RFC 7644 does not have, brought into the form that it has.

interface Operation {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly value?: unknown;
}

const valuePath = /^(\w+)\[\s*(\w+)\s+eq\s+"([^"]*)"\s*\]\.(\w+)$/i;

/** A patch that may say "True" for true, and set a part of a value that is not there yet. `now`: the resource as it stands. */
export function tolerant(message: unknown, now: Written): unknown {
  if (typeof message !== "object" || message === null || !("Operations" in message)) return message;
  const { Operations: operations } = message;
  if (!Array.isArray(operations)) return message;
  const added: Record<string, unknown[]> = {};
  return { ...message, Operations: operations.map((one: Operation) => whole(booleans(one), now, added)) };
}

/** `active` as a text, in itself or in an object without a path. */
function booleans(operation: Operation): Operation {
  const { path, value } = operation;
  if (path === "active") return { ...operation, value: booleanOf(value) };
  if (typeof value !== "object" || value === null || !("active" in value)) return operation;
  return { ...operation, value: { ...value, active: booleanOf(value.active) } };
}

export function booleanOf(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const text = value.toLowerCase();
  return text === "true" ? true : text === "false" ? false : value;
}

/** `emails[type eq "work"].value` of somebody without such an address adds one. */
function whole(operation: Operation, now: Written, added: Record<string, unknown[]>): Operation {
  const [, name, key, kind, part] = valuePath.exec(typeof operation.path === "string" ? operation.path : "") ?? [];
  if (name === undefined || key === undefined || part === undefined || !/^(add|replace)$/i.test(String(operation.op)))
    return operation;
  const held = [...(Array.isArray(now[name]) ? (now[name] as unknown[]) : []), ...(added[name] ?? [])];
  const isThere = held.some((one) => typeof one === "object" && one !== null && (one as Written)[key] === kind);
  if (isThere) return operation;
  const value = { [key]: kind, [part]: operation.value };
  added[name] = [...(added[name] ?? []), value];
  return { op: "add", path: name, value: [value] };
}
