import * as z from "zod/mini";
import type { KeyScope } from "../../src-shared/keys/model.ts";
import type { HubParts } from "../ports.ts";
import type { Tx } from "../store/transact.ts";
import type { Caller } from "./callers.ts";

/** What a handler knows of one request, checked. */
export interface Given<P, Q, B> {
  readonly caller: Caller;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Runs what changes something; a repeat under the same Idempotency-Key gets the first answer. */
  readonly change: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

type RestHub = Pick<HubParts, "store" | "figures" | "availability">;

/** One question that another program may ask. The document at `/openapi.json` is made of these and nothing else. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As OpenAPI writes it: `/v1/conversations/{conversation}`. */
  readonly path: string;
  /** Names it in generated clients; never changes. */
  readonly name: string;
  readonly scope: KeyScope;
  readonly summary: string;
  readonly description?: string;
  readonly params: z.ZodMiniObject;
  readonly query: z.ZodMiniObject;
  readonly body: z.ZodMiniType | null;
  readonly status: 200 | 201;
  readonly answer: z.ZodMiniType;
  /** Beside those that every route may be refused with. */
  readonly faults: readonly number[];
  handle(hub: RestHub, given: Given<never, never, never>): Promise<unknown>;
}

interface Shape<
  P extends z.ZodMiniObject,
  Q extends z.ZodMiniObject,
  B extends z.ZodMiniType,
  A extends z.ZodMiniType,
> {
  readonly path: string;
  readonly name: string;
  readonly scope: KeyScope;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  readonly faults?: readonly number[];
  handle(hub: RestHub, given: Given<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<A>>;
}

const none = z.object({});

function made<P extends z.ZodMiniObject, Q extends z.ZodMiniObject, B extends z.ZodMiniType, A extends z.ZodMiniType>(
  method: Route["method"],
  status: Route["status"],
  { params, query, body, faults = [], ...shape }: Shape<P, Q, B, A>,
): Route {
  return {
    ...shape,
    method,
    status,
    params: params ?? none,
    query: query ?? none,
    body: body ?? null,
    faults,
    handle: (hub, given) => shape.handle(hub, given),
  };
}

export const get = <P extends z.ZodMiniObject, Q extends z.ZodMiniObject, A extends z.ZodMiniType>(
  shape: Shape<P, Q, z.ZodMiniType, A>,
): Route => made("GET", 200, shape);

export const post = <P extends z.ZodMiniObject, B extends z.ZodMiniType, A extends z.ZodMiniType>(
  shape: Shape<P, z.ZodMiniObject, B, A>,
): Route => made("POST", 201, shape);

export const put = <P extends z.ZodMiniObject, B extends z.ZodMiniType, A extends z.ZodMiniType>(
  shape: Shape<P, z.ZodMiniObject, B, A>,
): Route => made("PUT", 200, shape);

export const remove = <P extends z.ZodMiniObject, A extends z.ZodMiniType>(
  shape: Shape<P, z.ZodMiniObject, z.ZodMiniType, A>,
): Route => made("DELETE", 200, shape);
