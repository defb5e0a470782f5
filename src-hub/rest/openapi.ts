import * as z from "zod/mini";
import { payloadOf, type WebhookType, webhookTypes } from "../../src-shared/webhooks/events.ts";
import type { Route } from "./route.ts";
import { routes } from "./routes/all.ts";
import { Problem, RestConversation, RestMessage } from "./shapes.ts";

type Json = Record<string, unknown>;
type Names = ReturnType<typeof z.registry<{ id: string }>>;

/** Raised with every addition; what is taken away or changed is another `/v2`. */
const version = "1.0.0";

const named: ReadonlyMap<z.ZodMiniType, string> = new Map<z.ZodMiniType, string>([
  [RestConversation, "Conversation"],
  [RestMessage, "Message"],
  [Problem, "Problem"],
]);

/** The document of everything other programs may ask and are told, made of the schemas that check it (OpenAPI 3.1). */
export function openApi(): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = (paths[route.path] ??= {});
    path[route.method.toLowerCase()] = operation(route);
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Frontdesk",
      version,
      summary: "Conversations, queues and presence of a contact centre, for other programs.",
      description:
        "Ask with a key of Administration > API keys as `Authorization: Bearer fdk_…`. Within version 1 fields are only added: ignore what you do not know.",
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    paths,
    webhooks: Object.fromEntries(webhookTypes.map((type) => [type, webhook(type)])),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", bearerFormat: "fdk_…" } },
      schemas: Object.fromEntries([...named].map(([schema, name]) => [name, plain(schema, "output")])),
      responses: Object.fromEntries(Object.entries(refusals).map(([status, name]) => [name, problem(Number(status))])),
    },
  };
}

/** What every route may be refused with, beside its own. */
const refusals: Record<number, string> = {
  400: "Invalid",
  401: "SignedOut",
  403: "Forbidden",
  404: "Gone",
  409: "Conflict",
  429: "TooFast",
  500: "Internal",
  503: "Unavailable",
};
const always = [400, 401, 403, 429, 500, 503];

const words: Record<number, string> = {
  400: "What was asked is not understood.",
  401: "No key, or one that opens nothing: unknown, revoked and expired answer alike.",
  403: "The key has not the scope that this needs.",
  404: "It is not there, or this key may not see it: both answer alike.",
  409: "It does not go with what is there, or the Idempotency-Key was used for something else.",
  429: "Asked too often; `Retry-After` says when to come back.",
  500: "The hub has failed; nothing was changed.",
  503: "It cannot be done now; `Retry-After` may say when.",
};

function problem(status: number): Json {
  return {
    description: words[status],
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

function operation(route: Route): Json {
  const { name, summary, description, scope, params, query, body, status, answer, faults } = route;
  const parameters = [...parametersOf(params, "path"), ...parametersOf(query, "query")];
  if (route.method !== "GET")
    parameters.push({
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description: "The same key within a day gets the same answer, and nothing is done twice.",
      schema: { type: "string", maxLength: 100 },
    });
  return {
    operationId: name,
    summary,
    ...(description === undefined ? {} : { description }),
    "x-scope": scope,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === null ? {} : { requestBody: { required: true, content: json(body, "input") } }),
    responses: {
      [status]: { description: summary, content: json(answer, "output") },
      ...Object.fromEntries(
        [...always, ...faults].map((one) => [one, { $ref: `#/components/responses/${refusals[one]}` }]),
      ),
    },
  };
}

function parametersOf(schema: z.ZodMiniObject, where: "path" | "query"): Json[] {
  const { properties = {}, required = [] } = plain(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: one,
  }));
}

function webhook(type: WebhookType): Json {
  return {
    post: {
      operationId: `told-${type}`,
      summary: type,
      security: [],
      parameters: ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => ({
        name,
        in: "header",
        required: true,
        schema: { type: "string" },
      })),
      requestBody: { required: true, content: json(payloadOf(type), "output") },
      responses: { "2XX": { description: "Taken. Anything else is tried again." } },
    },
  };
}

const json = (schema: z.ZodMiniType, io: "input" | "output"): Json => ({
  "application/json": { schema: referring(schema, io) },
});

/** What has a name of its own is named, the rest written out. */
function referring(schema: z.ZodMiniType, io: "input" | "output"): Json {
  const registry = z.registry<{ id: string }>();
  for (const [one, id] of named) registry.add(one, { id });
  const { $defs: _named, ...written } = plain(schema, io, registry) as Json & { $defs?: Json };
  return JSON.parse(JSON.stringify(written).replaceAll(/"#\/\$defs\/(\w+)"/g, '"#/components/schemas/$1"')) as Json;
}

function plain(schema: z.ZodMiniType, io: "input" | "output", registry?: Names): Json {
  const {
    $schema: _dialect,
    id: _id,
    ...written
  } = z.toJSONSchema(schema, {
    io,
    target: "draft-2020-12",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // More fields may come; and what a format says needs no pattern beside it.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
    ...(registry === undefined ? {} : { metadata: registry }),
  }) as Json;
  return written;
}
