import type { Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import type { RunningHouse } from "./running-house.ts";
import { type RawClient, rawClient } from "./raw-client.ts";

interface Heard {
  type: string;
  [field: string]: unknown;
}

/**
 * An agent without a desk: asks over the wire, and media from a bare page when it is wanted. So a test of the widget says what the
 * other side does, at the moment it wants.
 */
export class WireAgent {
  readonly events: Heard[] = [];
  conversation = "";
  #media: Page | undefined;
  readonly #link: RawClient;
  readonly #house: RunningHouse;

  private constructor(link: RawClient, house: RunningHouse) {
    this.#link = link;
    this.#house = house;
    link.onEvent((event) => this.events.push(event));
  }

  /** The first agent, in the place of the desk's. */
  static async at(house: RunningHouse): Promise<WireAgent> {
    const account = house.accounts().find(({ role }) => role === "agent")!;
    return new WireAgent(await linkOf(house, account), house);
  }

  ask(name: string, input: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return this.#link.ask(name, input);
  }

  /** Takes the conversation that is offered. */
  async accept(): Promise<void> {
    const offer = await this.#offer();
    const { conversation } = await this.ask("offer.accept", { offer });
    this.conversation = conversation as string;
  }

  async #offer(): Promise<string> {
    let found: string | undefined;
    await expect
      .poll(() => {
        const offers = this.events.findLast(({ type }) => type === "offers.changed")?.["offers"] ?? [];
        return (found = (offers as Array<{ id: string }>)[0]?.id);
      })
      .toBeDefined();
    return found!;
  }

  /** The newest event of that type, once it is there. */
  async heard(type: string): Promise<Heard> {
    let found: Heard | undefined;
    await expect
      .poll(() => (found = this.events.findLast((event) => event.type === type)), {
        message: `the agent hears ${type}`,
      })
      .toBeDefined();
    return found!;
  }

  /** The visitor's invite that is open, once there is one. */
  async invited(): Promise<string> {
    let open: Heard | undefined;
    await expect
      .poll(() => {
        const last = this.events.findLast(({ invite }) => invite !== undefined);
        return (open = last?.type === "video.invited" ? last : undefined);
      }, "the visitor invites")
      .toBeDefined();
    return open!["invite"] as string;
  }

  async invite(): Promise<string> {
    return (await this.ask("video.invite", { conversation: this.conversation }))["invite"] as string;
  }

  say(text: string): Promise<unknown> {
    return this.ask("chat.send", { conversation: this.conversation, id: crypto.randomUUID(), text });
  }

  request(kind: "camera" | "share" | "photo" | "location"): Promise<unknown> {
    return this.ask("request.make", { conversation: this.conversation, kind });
  }

  /** Camera and microphone of a bare page go into the call. */
  async enterCall(browser: Browser): Promise<void> {
    const context = await browser.newContext({ bypassCSP: true });
    this.#media = await context.newPage();
    await this.#media.goto(`${this.#house.hub}/healthz`);
    await this.#media.addScriptTag({ path: "node_modules/livekit-client/dist/livekit-client.umd.js" });
    const way = await this.ask("video.join", { conversation: this.conversation });
    await this.#media.evaluate(async ({ url, token }) => {
      interface Room {
        connect(url: unknown, token: unknown): Promise<void>;
        localParticipant: { enableCameraAndMicrophone(): Promise<void> };
      }
      const own = globalThis as unknown as { LivekitClient: { Room: new () => Room }; room: Room };
      own.room = new own.LivekitClient.Room();
      await own.room.connect(url, token);
      await own.room.localParticipant.enableCameraAndMicrophone();
    }, way);
  }

  /** As a machine that loses its power: nothing is said. */
  async vanish(): Promise<void> {
    await this.#media?.context().close();
    this.#media = undefined;
  }

  close(): void {
    this.#link.close();
  }
}

/** What an administrator says of the demo shop's video. */
export async function administer(house: RunningHouse, rules: { starters: string; camera: string }): Promise<void> {
  const account = house.accounts().find(({ role }) => role === "administrator")!;
  const link = await linkOf(house, account);
  const { sites } = await link.ask("administration.read", {});
  await link.ask("site.change", { site: (sites as Array<{ id: string }>)[0]!.id, ...rules });
  link.close();
}

/** Somebody of this role, over the wire. */
export function wireOf(house: RunningHouse, role: "agent" | "administrator"): Promise<RawClient> {
  return linkOf(
    house,
    house.accounts().find((account) => account.role === role)!,
  );
}

/** Changes the settings of the demo shop's queue. */
export async function setQueue(house: RunningHouse, change: Record<string, unknown>): Promise<void> {
  const link = await wireOf(house, "administrator");
  await link.ask("presence.set", { state: "busy" });
  const { queues } = (await link.ask("routing.plan", {})) as {
    queues: Array<{ id: string; name: string; settings: Record<string, unknown> }>;
  };
  const { id, name, settings } = queues[0]!;
  await link.ask("queue.save", {
    id,
    to: { name, settings: { ...settings, ...change } },
    expected: { name, settings },
  });
  link.close();
}

async function linkOf(house: RunningHouse, account: { name: string; password: string }): Promise<RawClient> {
  const response = await fetch(`${house.hub}/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: account.name, password: account.password }),
  });
  const { access } = (await response.json()) as { access: string };
  return rawClient(`${house.hub.replace("http", "ws")}/agent`, { access });
}
