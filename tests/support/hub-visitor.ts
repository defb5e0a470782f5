import { randomUUID } from "node:crypto";
import { rawClient, type RawClient } from "./raw-client.ts";
import type { RunningHouse } from "./running-house.ts";

/** A visitor without a page: what he asks of the hub is what a test says. */
export interface HubVisitor extends RawClient {
  readonly conversation: string;
  /** What the hub told of his conversation, in order. */
  readonly events: ReadonlyArray<{ type: string } & Record<string, unknown>>;
  say(text: string): Promise<void>;
  /** Invites the agent to a video call; answers the invite's id. */
  invite(): Promise<string>;
}

/** Comes in by the site's door as a browser would, and begins a conversation. */
export async function hubVisitor(house: RunningHouse, name: string, text: string): Promise<HubVisitor> {
  const [, site] = /data-site="([^"]+)"/.exec(await (await fetch(house.demo)).text()) ?? [];
  const page = await (await fetch(`${house.hub}/widget/${site}`)).text();
  const [, ticket] = /name="frontdesk-ticket" content="([^"]+)"/.exec(page) ?? [];
  const client = await rawClient(`${house.hub.replace("http", "ws")}/visitor`, { ticket }, { origin: house.hub });
  const events: Array<{ type: string } & Record<string, unknown>> = [];
  client.onEvent((event) => void events.push(event));
  const conversation = randomUUID();
  const message = { id: randomUUID(), text };
  await client.ask("conversation.start", { conversation, name, page: null, message });
  return {
    ...client,
    conversation,
    events,
    async say(words) {
      await client.ask("chat.send", { conversation, id: randomUUID(), text: words });
    },
    invite: async () => String((await client.ask("video.invite", { conversation }))["invite"]),
  };
}

/** An account without a desk: its asks are what a test says. */
export async function hubAccount(house: RunningHouse, role: string): Promise<RawClient> {
  const account = house.accounts().find((one) => one.role === role);
  if (!account) throw new Error(`nobody is ${role}`);
  const response = await fetch(`${house.hub}/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: account.name, password: account.password }),
  });
  const { access } = (await response.json()) as { access: string };
  return rawClient(`${house.hub.replace("http", "ws")}/agent`, { access });
}
