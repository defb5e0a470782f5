import { join } from "node:path";
import { type DemoShop, startDemoShop } from "../demo-shop.ts";
import { PlainError } from "../plain-error.ts";
import type { LivekitServer } from "../provision/livekit.ts";
import { runCommand } from "../run-command.ts";
import { answers } from "./answers.ts";
import { houseSettings } from "./house-settings.ts";
import { livekitConfig } from "./livekit-config.ts";
import { livekitKeys } from "./livekit-keys.ts";
import { lockFolder } from "./lock.ts";
import { type Part, type PartPlan, runPart } from "./part.ts";
import { type DeskChoice, deskFolder, deskPlan, hubPlan, livekitPlan, type Places, placesOf } from "./plans.ts";
import { privateFolder, writePrivate } from "./private-files.ts";
import { leaveTicket, type SeededAccounts, seededAccounts } from "./seeded-accounts.ts";
import { refuseTakenPorts } from "./taken-ports.ts";

export interface HouseOptions {
  /** The checkout. */
  readonly root: string;
  /** The data folder, absolute. It is made, and held while the house runs. */
  readonly data: string;
  readonly livekit: LivekitServer;
  readonly desk: DeskChoice;
  readonly env: NodeJS.ProcessEnv;
  /** Stops the opening in the middle. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** A running house: LiveKit, hub, demo shop and desk. */
export interface House {
  readonly hub: string;
  readonly demo: string;
  readonly livekit: string;
  /** The desk's address as it was last announced; it carries a single-use ticket. */
  readonly desk: () => string;
  /** Has the desk say a fresh address, as each opens once only. */
  readonly askDesk: () => void;
  /** What the hub seeded at its very first start. */
  readonly accounts: SeededAccounts;
  /** True when this start made the accounts. */
  readonly first: boolean;
  /** The process that runs a part now, for who wants to kill it. */
  readonly pid: (part: "hub" | "livekit" | "desk") => number | undefined;
  /** Settles when the house cannot go on: a sentence, and whether that is a failure. */
  readonly over: Promise<{ sentence: string; failed: boolean }>;
  /** Stops desk, hub and LiveKit, and gives the data folder back. Nothing of it runs afterwards. */
  stop(): Promise<void>;
}

/** Opens a house: the hub listens, LiveKit starts with the webhook's address, the hub is ready, the desk opens. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const { data, signal } = options;
  privateFolder(data);
  const unlock = lockFolder(data);
  const running = new Running(options.livekit.container);
  try {
    const opening = open(options, running);
    const stopped = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
    const given = running.over.then(({ sentence }) => Promise.reject(new PlainError(sentence)));
    const opened = await Promise.race([opening, stopped, given]);
    return { ...opened, stop: () => running.stop().then(unlock) };
  } catch (error) {
    await running.stop();
    unlock();
    throw error;
  }
}

async function open({ root, data, livekit, desk, env, signal, say }: HouseOptions, running: Running) {
  for (const folder of ["logs", "keys", "desk"]) privateFolder(join(data, folder));
  const settings = await houseSettings(data);
  await refuseTakenPorts(settings.ports, join(data, "settings.json"));
  const keys = livekitKeys(data);
  const places = placesOf(root, data, settings);
  const first = seededAccounts(data).length === 0;
  const begin = async (name: PartName, plan: PartPlan): Promise<void> => {
    signal.throwIfAborted();
    await running.begin(name, plan, say).opened;
  };

  await begin("hub", hubPlan(places, settings, keys, env));
  const configuration = join(data, "livekit.json");
  writePrivate(configuration, JSON.stringify(livekitConfig(settings.ports, keys, places.hub), null, 2));
  await begin("livekit", livekitPlan(places, livekit, configuration, env));
  await answers(`${places.hub}/readyz`, AbortSignal.any([signal, AbortSignal.timeout(30_000)]));

  const folder = join(root, "src-visitor", "demo");
  const { port } = new URL(places.demo);
  running.shop = await startDemoShop({ port: Number(port), hub: places.hub, site: settings.demoSite.key, folder });

  const accounts = seededAccounts(data);
  await signDeskIn(places, accounts, say);
  let address = "";
  await begin(
    "desk",
    deskPlan(places, settings, desk, env, (announced) => {
      if (address) say(`Desk: ${announced}`);
      address = announced;
    }),
  );
  return {
    hub: places.hub,
    demo: places.demo,
    livekit: places.livekit,
    desk: () => address,
    askDesk: () => running.parts.get("desk")?.tell(""),
    accounts,
    first: first && accounts.length > 0,
    pid: (part: PartName) => running.parts.get(part)?.pid,
    over: running.over,
  };
}

async function signDeskIn({ hub, data }: Places, accounts: SeededAccounts, say: (line: string) => void): Promise<void> {
  const refused = await leaveTicket(hub, accounts, join(deskFolder(data), "ticket"));
  if (refused) say(`The desk opens at its sign-in screen: ${refused}.`);
}

type PartName = "hub" | "livekit" | "desk";
const stopOrder: readonly PartName[] = ["desk", "hub", "livekit"];

/** What has been started so far, so that it can be stopped at any moment. */
class Running {
  readonly parts = new Map<PartName, Part>();
  readonly container: string | undefined;
  shop: DemoShop | undefined;
  readonly #over = Promise.withResolvers<{ sentence: string; failed: boolean }>();
  readonly over = this.#over.promise;
  #stopped = false;

  constructor(container: string | undefined) {
    this.container = container;
  }

  begin(name: PartName, plan: PartPlan, say: (line: string) => void): Part {
    if (this.#stopped) throw new PlainError("The house was stopped.");
    const part = runPart(plan, { say, over: (sentence, failed) => this.#over.resolve({ sentence, failed }) });
    this.parts.set(name, part);
    return part;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const name of stopOrder) await this.parts.get(name)?.stop();
    // Its command may be killed while the container runs on.
    if (this.container !== undefined) await runCommand("docker", ["rm", "--force", this.container], { within: 5_000 });
    await this.shop?.close();
  }
}
