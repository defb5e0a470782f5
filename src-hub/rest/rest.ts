import type * as z from "zod/mini";
import { invalidInput } from "../../src-shared/rpc/contract.ts";
import { FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { uuid7 } from "../../src-shared/rpc/machine.ts";
import type { HubParts } from "../ports.ts";
import { changesOf } from "../store/answered.ts";
import { callersOf } from "./callers.ts";
import type { Route } from "./route.ts";

/** One request as it came over HTTP; nothing of it is checked yet. */
export interface RestRequest {
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** What other programs ask of the hub, without a word of HTTP. */
export interface Rest {
  /** Answers what the route promises, or throws a FaultError. */
  answer(route: Route, request: RestRequest): Promise<unknown>;
}

export function restOf(hub: HubParts): Rest {
  const callers = callersOf(hub.store);
  return {
    async answer(route, { authorization, idempotencyKey, params, query, body }) {
      const caller = await callers.find(authorization, route.scope);
      if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,100}$/.test(idempotencyKey))
        throw refuse("invalid", "idempotency-key-wrong");
      const checked = {
        params: parsed(route.params, params),
        query: parsed(route.query, query),
        body: route.body === null ? null : parsed(route.body, body),
      };
      const change = changesOf(hub.store.transact, `key:${caller.id}`);
      const call = { ask: `${route.method} ${route.path}`, key: idempotencyKey ?? uuid7(hub.store.machine) };
      return route.handle(hub, {
        caller,
        params: checked.params as never,
        query: checked.query as never,
        body: checked.body as never,
        change: (work) => change(call, checked, work),
      });
    },
  };
}

function parsed<S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S> {
  const found = schema.safeParse(value ?? {});
  if (!found.success) throw new FaultError(invalidInput(found.error));
  return found.data;
}
