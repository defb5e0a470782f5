import type * as z from "zod/mini";
import { type Outgoing, OutgoingError, type OutgoingRequest } from "../outgoing/port.ts";
import { ConnectorError } from "./port.ts";

export interface Asking {
  readonly method?: OutgoingRequest["method"];
  /** After the base address. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks one system with its credentials, and reads its answer by a schema. */
export function askerOf(outgoing: Outgoing, base: string, secretHeaders: Readonly<Record<string, string>>) {
  return async <S extends z.ZodMiniType>(
    schema: S,
    { method = "GET", path, body, headers = {} }: Asking,
  ): Promise<z.output<S>> => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const request = { url: `${base}${path}`, method, headers: { ...type, ...headers }, secretHeaders, ...sent };
    const answer = await outgoing.send(request).catch((error: unknown) => {
      throw error instanceof OutgoingError ? new ConnectorError(error.reason, { cause: error }) : error;
    });
    if (answer.status === 401 || answer.status === 403) throw new ConnectorError("credentials-refused");
    if (answer.status < 200 || answer.status >= 300) throw new ConnectorError(`status-${answer.status}`);
    const parsed = schema.safeParse(jsonIn(answer.body));
    if (!parsed.success) throw new ConnectorError("answer-wrong");
    return parsed.data;
  };
}

function jsonIn(text: string): unknown {
  try {
    return text === "" ? {} : JSON.parse(text);
  } catch (error) {
    throw new ConnectorError("answer-wrong", { cause: error });
  }
}
