import * as z from "zod/mini";
import { agentContract } from "../../src-shared/contracts/agent.ts";
import { visitorContract } from "../../src-shared/contracts/visitor.ts";
import type { AskShape, Contract } from "../../src-shared/rpc/contract.ts";
import { Fault } from "../../src-shared/rpc/fault.ts";

type Json = Record<string, unknown>;

const contracts: Readonly<Record<"visitor" | "agent", { readonly contract: Contract; readonly says: string }>> = {
  visitor: {
    contract: visitorContract,
    says: "A visitor's page and the hub. Only pages of the hub's own origin are let in.",
  },
  agent: { contract: agentContract, says: "An agent's desk and the hub. No page of a browser is let in." },
};

/** The document of both sockets, made of the contracts' own schemas (AsyncAPI 3). What the frames mean: docs/protocol.md. */
export function asyncApi(): Json {
  const names = Object.keys(contracts) as Array<keyof typeof contracts>;
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Frontdesk sockets",
      version: `${Math.max(...names.map((name) => contracts[name].contract.protocol))}.0.0`,
      description:
        "Frames are JSON text. Within a protocol number fields, asks and events are only added: ignore what you do not know.",
    },
    defaultContentType: "application/json",
    servers: { hub: { host: "{hub}", protocol: "wss", variables: { hub: { description: "Host of the hub" } } } },
    channels: Object.fromEntries(names.map((name) => [name, channel(name)])),
    operations: Object.assign({}, ...names.map(operations)) as Json,
  };
}

function asksOf({ asks, who, state }: Contract): Readonly<Record<string, AskShape>> {
  const hello = {
    input: z.object({ protocol: z.int(), who, epoch: z.optional(z.string()), logs: z.record(z.string(), z.int()) }),
    output: z.object({
      protocol: z.int(),
      epoch: z.string(),
      now: z.number(),
      beat: z.int(),
      state,
      missed: z.record(z.string(), z.array(z.object({ seq: z.int(), event: z.unknown() }))),
    }),
    changes: false,
  };
  return { hello, ...asks };
}

function channel(name: keyof typeof contracts): Json {
  const { contract, says } = contracts[name];
  const messages: Record<string, Json> = {};
  for (const [ask, shape] of Object.entries(asksOf(contract))) {
    messages[`ask.${ask}`] = message(ask, {
      id: text,
      ask: { const: ask },
      input: schemaOf(shape.input),
      ...(shape.changes ? { key: { type: "string", format: "uuid" } } : {}),
    });
    messages[`answer.${ask}`] = message(`${ask}: answered`, { id: text, value: schemaOf(shape.output) });
  }
  messages["fault"] = message("refused", { id: text, fault: schemaOf(Fault) });
  for (const event of eventsOf(contract)) {
    const { type } = event["properties"] as { type: { const: string } };
    messages[`event.${type.const}`] = message(type.const, { event }, placed);
  }
  return { address: `/${name}`, description: says, messages };
}

const text = { type: "string" };
/** Where an event belongs: to a log, to a topic, or nowhere. */
const placed = { log: text, seq: { type: "integer" }, topic: text, version: { type: "integer" } };

function message(title: string, needed: Record<string, unknown>, more: Json = {}): Json {
  return {
    title,
    payload: { type: "object", properties: { ...needed, ...more }, required: Object.keys(needed) },
  };
}

/** What the hub hears is an ask with its reply, what it tells is an event. */
function operations(name: keyof typeof contracts): Json {
  const { contract } = contracts[name];
  const to = { $ref: `#/channels/${name}` };
  const ref = (one: string): Json => ({ $ref: `#/channels/${name}/messages/${one}` });
  const asked = Object.keys(asksOf(contract)).map((ask) => [
    `${name}.${ask}`,
    {
      action: "receive",
      channel: to,
      messages: [ref(`ask.${ask}`)],
      reply: { channel: to, messages: [ref(`answer.${ask}`), ref("fault")] },
    },
  ]);
  const events = eventsOf(contract).map((event) => {
    const { type } = event["properties"] as { type: { const: string } };
    return ref(`event.${type.const}`);
  });
  return { ...Object.fromEntries(asked), [`${name}.events`]: { action: "send", channel: to, messages: events } };
}

function eventsOf({ event }: Contract): Array<Json & { properties: unknown }> {
  const { oneOf, anyOf } = schemaOf(event) as { oneOf?: []; anyOf?: [] };
  return oneOf ?? anyOf ?? [];
}

/** As it is written on the wire, before defaults are filled in. */
function schemaOf(schema: z.ZodMiniType): Json {
  const { $schema: _dialect, ...written } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Json;
  return written;
}
