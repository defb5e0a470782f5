import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { asyncApi } from "../../../../src-hub/rest/asyncapi.ts";
import { openApi } from "../../../../src-hub/rest/openapi.ts";

const docs = join(import.meta.dirname, "../../../../docs");
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const text = { type: "string" };
const some = { type: "object", minProperties: 1 };
const closed = (properties: object, required: string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** What OpenAPI 3.1 asks of a document that says as much as ours does (spec.openapis.org/oas/v3.1.1), written by us. */
const content = {
  type: "object",
  minProperties: 1,
  additionalProperties: closed({ schema: { $ref: "#/$defs/schema" } }, ["schema"]),
};
const parameter = closed(
  {
    name: text,
    in: { enum: ["path", "query", "header"] },
    required: { type: "boolean" },
    description: text,
    schema: { $ref: "#/$defs/schema" },
  },
  ["name", "in", "schema"],
);
const response = {
  anyOf: [
    closed({ description: text, content }, ["description"]),
    closed({ $ref: { type: "string", pattern: "^#/components/responses/" } }, ["$ref"]),
  ],
};
const operation = {
  ...closed(
    {
      operationId: { type: "string", pattern: "^[\\w.-]+$" },
      summary: text,
      description: text,
      security: { type: "array" },
      parameters: { type: "array", items: parameter },
      requestBody: closed({ required: { type: "boolean" }, content }, ["content"]),
      responses: {
        type: "object",
        minProperties: 1,
        propertyNames: { pattern: "^([1-5][0-9]{2}|[1-5]XX|default)$" },
        additionalProperties: response,
      },
      "x-scope": text,
    },
    ["operationId", "responses"],
  ),
};
const methods = {
  type: "object",
  properties: { get: operation, post: operation, put: operation, delete: operation },
  additionalProperties: false,
  minProperties: 1,
};
const openApiShape = {
  $defs: { schema: { type: ["object", "boolean"] } },
  ...closed(
    {
      openapi: { type: "string", pattern: "^3\\.1\\.\\d+$" },
      info: closed({ title: text, version: text, summary: text, description: text }, ["title", "version"]),
      servers: { type: "array", items: closed({ url: text }, ["url"]) },
      security: { type: "array", items: { type: "object" } },
      paths: { ...some, propertyNames: { pattern: "^/" }, additionalProperties: methods },
      webhooks: { ...some, additionalProperties: methods },
      components: closed(
        {
          schemas: { ...some, propertyNames: { pattern: "^[a-zA-Z0-9._-]+$" } },
          responses: { ...some, additionalProperties: response },
          securitySchemes: {
            ...some,
            additionalProperties: closed({ type: { const: "http" }, scheme: text, bearerFormat: text }, [
              "type",
              "scheme",
            ]),
          },
        },
        [],
      ),
    },
    ["openapi", "info", "paths"],
  ),
};

/** The same of AsyncAPI 3.0 (asyncapi.com/docs/reference/specification/v3.0.0). */
const ref = closed({ $ref: { type: "string", pattern: "^#/channels/" } }, ["$ref"]);
const asyncApiShape = closed(
  {
    asyncapi: { const: "3.0.0" },
    info: closed({ title: text, version: text, description: text }, ["title", "version"]),
    defaultContentType: text,
    servers: {
      ...some,
      additionalProperties: closed({ host: text, protocol: text, variables: { type: "object" } }, ["host", "protocol"]),
    },
    channels: {
      ...some,
      additionalProperties: closed(
        {
          address: text,
          description: text,
          messages: {
            ...some,
            additionalProperties: closed({ title: text, payload: { type: "object" } }, ["payload"]),
          },
        },
        ["address", "messages"],
      ),
    },
    operations: {
      ...some,
      additionalProperties: closed(
        {
          action: { enum: ["send", "receive"] },
          channel: ref,
          messages: { type: "array", minItems: 1, items: ref },
          reply: closed({ channel: ref, messages: { type: "array", minItems: 1, items: ref } }, ["channel"]),
        },
        ["action", "channel"],
      ),
    },
  },
  ["asyncapi", "info", "channels", "operations"],
);

function fits(shape: object, document: unknown): void {
  const check = ajv.compile(shape);
  expect(check(document), ajv.errorsText(check.errors)).toBe(true);
}

/** Every `$ref` within the document leads to something in it. */
function refsIn(document: unknown): string[] {
  return [...JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)].map(([, pointer]) => pointer!);
}
const at = (document: unknown, pointer: string): unknown =>
  pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);

test.each([
  ["OpenAPI", openApiShape, openApi()],
  ["AsyncAPI", asyncApiShape, asyncApi()],
])(
  "the %s document is one, each reference leads somewhere, and each schema is a JSON Schema",
  (_name, shape, document) => {
    fits(shape, document);
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(10);
    expect(refs.filter((pointer) => at(document, pointer) === undefined)).toEqual([]);
    const schemas: unknown[] = [];
    JSON.stringify(document, (key, value: unknown) => {
      if (key === "schema" || key === "payload") schemas.push(value);
      return value;
    });
    expect(schemas.length).toBeGreaterThan(20);
    for (const schema of schemas) expect(ajv.validateSchema(schema as object), ajv.errorsText()).toBe(true);
  },
);

test("each operation has a name of its own, and what stands in a path is a parameter that is required", () => {
  const document = openApi() as {
    paths: Record<
      string,
      Record<string, { operationId: string; parameters?: Array<{ name: string; in: string; required: boolean }> }>
    >;
  };
  const names = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(names).size).toBe(names.length);
  for (const [path, operations] of Object.entries(document.paths))
    for (const { parameters = [] } of Object.values(operations)) {
      const inPath = parameters.filter((one) => one.in === "path");
      expect(inPath.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
});

test("the stored document is the one that is served: run `node scripts/api.ts` when it changes, and see in the diff who would break", () => {
  expect(JSON.parse(readFileSync(join(docs, "openapi.json"), "utf8"))).toEqual(openApi());
});
