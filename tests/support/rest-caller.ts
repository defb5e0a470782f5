import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";

/** Another program: asks a hub over real HTTP, and holds every answer against the document that the hub serves. */
export interface RestCaller {
  readonly document: OpenApi;
  /** Which operations were answered, and how: `listQueues 200`. */
  readonly asked: ReadonlySet<string>;
  /** A POST where there is a body, unless `method` says another. `key` null: without one. */
  ask(
    path: string,
    how: { key: string | null; method?: "PUT" | "DELETE"; body?: unknown; headers?: Record<string, string> },
  ): Promise<RestAnswer>;
}

export interface RestAnswer {
  readonly status: number;
  readonly value: Record<string, never>;
  readonly type: string | undefined;
  readonly retryAfter: string | null;
}

interface OpenApi {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, object> }>>;
}

export async function restCaller(url: string): Promise<RestCaller> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApi;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: "openapi", ...document });
  const asked = new Set<string>();

  function hold(path: string, method: string, { status, type, value }: RestAnswer): void {
    const isOf = (one: string) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path.split("?")[0]!);
    const route = Object.keys(document.paths).find(isOf);
    if (route === undefined) return;
    const operation = document.paths[route]![method.toLowerCase()]!;
    const response = operation.responses[status] as { $ref?: string } | undefined;
    if (!response) throw new Error(`The document knows no ${status} of ${method} ${route}.`);
    const at = response.$ref?.slice(1) ?? `/paths/${escape(route)}/${method.toLowerCase()}/responses/${status}`;
    const fits = ajv.compile({ $ref: `openapi#${at}/content/${escape(type!)}/schema` });
    expect(fits(value), `${method} ${path} ${status}: ${ajv.errorsText(fits.errors)}`).toBe(true);
    asked.add(`${operation.operationId} ${status}`);
  }

  return {
    document,
    asked,
    async ask(path, { key, body, headers = {}, method: named }) {
      const method = named ?? (body === undefined ? "GET" : "POST");
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const [type] = (answer.headers.get("content-type") ?? "").split(";");
      const value = (await answer.json()) as Record<string, never>;
      const found = { status: answer.status, value, type, retryAfter: answer.headers.get("retry-after") };
      hold(path, method, found);
      return found;
    },
  };
}

const escape = (text: string): string => text.replaceAll("~", "~0").replaceAll("/", "~1");
