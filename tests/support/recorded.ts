import { expect } from "vitest";
import { outgoingHttps } from "../../src-hub/outgoing/https.ts";
import { readAllowed } from "../../src-hub/outgoing/policy.ts";
import type { Outgoing } from "../../src-hub/outgoing/port.ts";
import { type Listener, listener } from "./listener.ts";

/** One question to another system and what it answers, as its public documentation shows it. */
export interface Interaction {
  /** `GET /api/v2/users/me.json`, with the query as it is sent. */
  readonly ask: string;
  /** What the body must hold at least. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly answer?: unknown;
  /** It does what was asked, and its answer is lost. */
  readonly isLost?: boolean;
}

/** Another system on loopback that knows these interactions, in this order, and no other. */
export interface Recorded {
  readonly outgoing: Outgoing;
  readonly asked: Listener["asked"];
  /** Fails the test when something was not asked; stops. */
  done(): Promise<void>;
}

/** `origin`: where the other system would be; what is asked there goes over real HTTP to the one on loopback. */
export async function recorded(origin: string, interactions: readonly Interaction[]): Promise<Recorded> {
  const left = [...interactions];
  const wrong: string[] = [];
  const there = await listener((asked, response) => {
    const next = left.shift();
    const got = `${asked.method} ${asked.path}`;
    if (!next || next.ask !== got) {
      wrong.push(`asked ${got}, expected ${next?.ask ?? "nothing more"}`);
      return void response.writeHead(500).end();
    }
    try {
      if (next.headers) expect(asked.headers).toMatchObject(next.headers);
      if (next.body !== undefined) expect(JSON.parse(asked.body)).toMatchObject(next.body as object);
    } catch (error) {
      wrong.push(`${got}: ${String(error)}`);
    }
    if (next.isLost) return void response.destroy();
    response
      .writeHead(next.status ?? 200, { "content-type": "application/json" })
      .end(JSON.stringify(next.answer ?? {}));
  });
  const real = outgoingHttps({ allowed: readAllowed([`127.0.0.1:${there.port}`]) });
  return {
    asked: there.asked,
    outgoing: {
      allowed: real.allowed,
      send(request) {
        expect(request.url.startsWith(origin), request.url).toBe(true);
        return real.send({ ...request, url: request.url.replace(origin, there.url) });
      },
    },
    async done() {
      await there.close();
      expect(wrong).toEqual([]);
      expect(left.map(({ ask }) => ask)).toEqual([]);
    },
  };
}
