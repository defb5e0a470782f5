import SCIMMY from "scimmy";
import type { Account } from "../../src-shared/accounts/model.ts";
import type { Store } from "../store/open.ts";
import { booleanOf, tolerant } from "./entra.ts";
import type { ScimRequest, Written } from "./request.ts";
import { isWhole } from "./filter.ts";
import { gone } from "./refusals.ts";
import { resources } from "./resources.ts";
import { bearerOf } from "./tokens.ts";

export type ScimKind = keyof typeof resources;
export type ScimAct = "read" | "create" | "replace" | "patch" | "remove";

export interface ScimAsk {
  readonly kind: ScimKind;
  readonly act: ScimAct;
  readonly id?: string | undefined;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface ScimAnswer {
  readonly status: number;
  readonly body: Written | null;
}

/** Accounts and groups as a directory keeps them (RFC 7643, 7644). */
export interface Scim {
  bearer(token: string): Promise<Account | undefined>;
  /** Throws only for a defect: what a directory asked wrongly is an answer, too. */
  answer(by: Account, ask: ScimAsk): Promise<ScimAnswer>;
  /** What the hub says of itself; undefined for what there is not. */
  about(path: string): Promise<ScimAnswer>;
}

const { Error: ScimError } = SCIMMY.Types;
const most = 200;

export function scimOf(store: Store, chats: number): Scim {
  const { transact, machine } = store;
  return {
    bearer: (token) => bearerOf(store, token),
    async answer(by, ask) {
      let defect: unknown;
      try {
        return await transact(async (tx) => {
          const request: ScimRequest = { tx, machine, chats, by };
          try {
            return await answered(request, ask);
          } catch (error) {
            defect = request.defect ?? (isRefusal(error) ? undefined : error);
            throw error;
          }
        });
      } catch (error) {
        if (defect !== undefined) throw defect;
        return refused(error);
      }
    },
    async about(path) {
      try {
        const [, kind = "", id] = /^\/(\w+)(?:\/([^/]+))?$/.exec(path) ?? [];
        return { status: 200, body: plain(await described(kind, id)) };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return refused(error);
      }
    },
  };
}

async function answered(request: ScimRequest, { kind, act, id, query = {}, body }: ScimAsk): Promise<ScimAnswer> {
  if (id !== undefined && !/^[\w-]{1,64}$/.test(id)) throw gone(id);
  const Resource = resources[kind];
  switch (act) {
    case "read": {
      const resource = id === undefined ? new Resource(undefined, paged(query)) : new Resource(id, pick(query, shape));
      if (resource.filter && !isWhole([...resource.filter]))
        throw new ScimError(400, "invalidFilter", "A comparison is incomplete.");
      return { status: 200, body: plain(await resource.read(request)) };
    }
    case "create":
      return {
        status: 201,
        body: plain(await new Resource(undefined, pick(query, shape)).write(active(body), request)),
      };
    case "replace":
      return {
        status: 200,
        body: plain(await new Resource(id ?? "", pick(query, shape)).write(active(body), request)),
      };
    case "patch": {
      const now = plain(await new Resource(id ?? "").read(request)) ?? {};
      const patched = await new Resource(id ?? "", pick(query, shape)).patch(tolerant(body, now) as never, request);
      // Nothing was changed by it: it is as it was.
      return { status: 200, body: plain(patched ?? now) };
    }
    case "remove":
      await new Resource(id ?? "").dispose(request);
      return { status: 204, body: null };
  }
}

const { ServiceProviderConfig, ResourceType, Schema } = SCIMMY.Resources;

async function described(kind: string, id: string | undefined): Promise<unknown> {
  const of = id === undefined ? [] : [id];
  if (kind === "ServiceProviderConfig" && id === undefined) return new ServiceProviderConfig().read();
  if (kind === "ResourceTypes") return new ResourceType(...(of as [])).read();
  if (kind === "Schemas") return new Schema(...(of as [])).read();
  throw new ScimError(404, "", "There is no such endpoint.");
}

const shape = ["attributes", "excludedAttributes"];

function paged(query: Readonly<Record<string, string>>): Record<string, string | number> {
  const whole = (text: string | undefined, least: number, otherwise: number) =>
    text !== undefined && /^-?\d{1,9}$/.test(text) ? Math.max(least, Number(text)) : otherwise;
  return {
    ...pick(query, [...shape, "filter", "sortBy", "sortOrder"]),
    startIndex: whole(query["startIndex"], 1, 1),
    count: Math.min(most, whole(query["count"], 0, 100)),
  };
}

function pick(query: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([name, text]) => names.includes(name) && text !== ""));
}

function active(body: unknown): never {
  if (typeof body !== "object" || body === null || !("active" in body)) return body as never;
  return { ...body, active: booleanOf(body.active) } as never;
}

/** The library throws its own errors, and TypeErrors for what it cannot read. */
function isRefusal(error: unknown): error is Error {
  return error instanceof ScimError || error instanceof TypeError;
}

function refused(error: unknown): ScimAnswer {
  if (!isRefusal(error)) throw error;
  const { status = 400, scimType = "invalidValue", message } = error as Partial<InstanceType<typeof ScimError>>;
  const detail = { status, detail: message ?? "", ...(scimType ? { scimType } : {}) };
  return { status, body: plain(new SCIMMY.Messages.ErrorResponse(detail as never)) };
}

/** Without the library's classes and accessors. */
function plain(value: unknown): Written {
  return JSON.parse(JSON.stringify(value)) as Written;
}
