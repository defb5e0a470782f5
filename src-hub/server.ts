import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "pino";
import type { Machine } from "../src-shared/rpc/machine.ts";
import { accountsOf } from "./accounts/accounts.ts";
import { openBox } from "./accounts/box.ts";
import { openKeys } from "./accounts/keys.ts";
import { signInParts } from "./accounts/parts.ts";
import { seedAccounts } from "./accounts/seed.ts";
import { signedTokens } from "./accounts/signed-tokens.ts";
import { fileHttp } from "./adapters/file-routes.ts";
import { hubHttp } from "./adapters/http.ts";
import { livekitRooms } from "./adapters/livekit-rooms.ts";
import { hubLog, processLog } from "./adapters/log.ts";
import { hubMetrics } from "./adapters/metrics.ts";
import { noRooms } from "./adapters/no-rooms.ts";
import { nodeMachine } from "./adapters/node-machine.ts";
import { workerSearch } from "./history/search.ts";
import { pdfInThread } from "./history/transcript/pdf.ts";
import { startHub } from "./hub.ts";
import { ratingsOf } from "./surveys/ratings.ts";
import { smtpTransport } from "./mail/smtp.ts";
import type { MailTransport } from "./mail/transport.ts";
import { outgoingHttps } from "./outgoing/https.ts";
import { seedQueue } from "./queues/seed.ts";
import { workerReplays } from "./routing/replay/replays.ts";
import { readSettings, SettingError, type Settings } from "./settings.ts";
import { scimOf } from "./scim/scim.ts";
import { seedSite } from "./sites/rows.ts";
import { sitesOf } from "./sites/sites.ts";
import { startable, StartError } from "./start-error.ts";
import { openStore, type Store } from "./store/open.ts";
import { framedOrigins } from "./connectors/rows.ts";
import { areFilesReached, uploadPorts } from "./uploads/open.ts";
import type { VideoRooms } from "./video/rooms.ts";

const day = 86_400_000;
/** Who stops the hub waits no longer than this. */
const stopWithin = 3_000;

export interface Server {
  /** Where browsers and desks reach it. */
  readonly url: string;
  /** The port that it listens on, behind a proxy or not. */
  readonly port: number;
  /** Sends everybody away to come back soon, finishes what was begun, closes the database. */
  stop(): Promise<void>;
}

/** Starts a whole hub process: database, hub, HTTP. Throws a StartError for what a person can mend. */
export async function startServer(
  settings: Settings,
  parts: { readonly log?: Logger; readonly machine?: Machine; readonly rooms?: VideoRooms } = {},
): Promise<Server> {
  const log = parts.log ?? processLog(settings.logLevel);
  const metrics = hubMetrics();
  const store = await startable(`The database ${settings.databaseFile} could not be opened`, async () => {
    mkdirSync(settings.data, { recursive: true, mode: 0o700 });
    return openStore(settings.databaseFile, parts.machine ?? nodeMachine(), {
      grouped: (works) => metrics.grouped(works),
      failed: (error) => hubLog(log).defect(error, "bus"),
      checkpoints: "beside",
      broken(error) {
        // What is on the disk is known again only to who opens it anew: whoever watches this process starts it again.
        log.fatal({ error }, "the disk does not take what is written");
        process.exit(1);
      },
    });
  });
  try {
    return await startWith(store, settings, log, metrics, parts.rooms ?? roomsOf(settings));
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startWith(
  store: Store,
  settings: Settings,
  log: Logger,
  metrics: ReturnType<typeof hubMetrics>,
  rooms: VideoRooms,
): Promise<Server> {
  const { machine } = store;
  const keys = await startable("The signing keys could not be opened", () =>
    openKeys(join(settings.data, "keys"), machine),
  );
  await startable("The first rows could not be written", () => seed(store, settings));
  const tokens = signedTokens(keys, machine);
  const box = await startable("The key of what is sealed could not be opened", () =>
    openBox(join(settings.data, "keys")),
  );
  const signIn = signInParts(store, { box, house: settings.name, chats: settings.chatCapacity });
  const accounts = accountsOf(store, tokens, signIn);
  const sites = sitesOf(store, tokens);
  const files = await startable(`The folder of uploads in ${settings.data} could not be opened`, () =>
    uploadPorts(settings, tokens, () => fileServer.address()),
  );
  const hub = await startHub({
    store,
    files,
    signIn,
    rooms,
    log: hubLog(log),
    replays: workerReplays(settings.databaseFile, machine),
    outgoing: outgoingHttps({ allowed: settings.outgoingAllow }),
    box,
    pdf: pdfInThread(),
    search: workerSearch({ file: settings.databaseFile, epoch: store.epoch }, (error) =>
      hubLog(log).defect(error, "search"),
    ),
    ...postOf(settings),
    settings: {
      offerFor: settings.offerSeconds * 1000,
      inviteFor: settings.inviteSeconds * 1000,
      capacity: settings.chatCapacity,
      house: settings.name,
      visitorLimits: { perVisitor: settings.messagesPerVisitor, perNetwork: settings.messagesPerNetwork },
      ...(settings.mailFrom === null ? {} : { mailFrom: settings.mailFrom }),
      mailCaps: { perAddress: settings.mailsPerAddress, perDay: settings.mailsPerDay },
    },
    agentOf: (access) => accounts.signedIn(access),
    visitorOf: (who) => sites.visitorOf(who),
    visitorToken: (visitor) => sites.tokenFor(visitor),
    publicUrl: () => http.publicUrl(),
    asked: (ask, result, took) => metrics.asked(ask, result, took),
  });
  metrics.countFrom(store.read);
  const ready = async () => void (await store.read.selectFrom("meta").select("name").executeTakeFirst());
  const http = await hubHttp({
    hub,
    accounts,
    scim: scimOf(store, settings.chatCapacity),
    sites,
    ratings: ratingsOf(store),
    metrics,
    settings,
    machine,
    log,
    ready,
    frames: () => framedOrigins(store.read),
  });
  const fileServer = await fileHttp({ files: hub.uploads, settings, log });
  const port = await startable(`Port ${settings.port} on ${settings.host} could not be opened`, () => http.listen())
    .then(async (listening) => {
      await startable(`Port ${settings.filesPort} on ${settings.host}, for files, could not be opened`, () =>
        fileServer.listen(),
      );
      return listening;
    })
    .catch(async (error: unknown) => {
      await fileServer.stop();
      await http.stop();
      await hub.stop();
      throw error;
    });
  log.info({ url: http.publicUrl() }, "hub listening");
  if (!areFilesReached(settings))
    log.warn(
      { publicUrl: settings.publicUrl },
      "Nobody can send files: FRONTDESK_PUBLIC_URL is set and FRONTDESK_FILES_URL is not. Set it to an https origin of its own that leads to the files' port.",
    );
  const stopRotating = daily(machine, () => keys.rotate());
  return {
    url: http.publicUrl(),
    port,
    async stop() {
      stopRotating();
      await http.stop();
      await fileServer.stop();
      await hub.stop();
      await store.close();
      log.info("hub stopped");
    },
  };
}

async function seed(store: Store, settings: Settings): Promise<void> {
  const { machine, transact } = store;
  await seedAccounts(store, settings.data);
  const { seedSiteKey: key, seedSiteName: name, seedSiteOrigin: origin } = settings;
  await transact(async (tx) => {
    await seedQueue(tx, machine);
    if (key !== "" && origin !== null) await seedSite(tx, machine, { key, name, origin });
  });
}

function roomsOf({ livekitUrl, livekitPublicUrl, livekitKey, livekitSecret }: Settings): VideoRooms {
  if (livekitUrl === null || livekitPublicUrl === null) return noRooms();
  return livekitRooms({ url: livekitUrl, publicUrl: livekitPublicUrl, key: livekitKey, secret: livekitSecret });
}

function postOf({ smtpUrl, mailFrom }: Settings): { readonly post?: MailTransport } {
  return smtpUrl === null || mailFrom === null ? {} : { post: smtpTransport(smtpUrl, mailFrom) };
}

function daily(machine: Machine, work: () => void): () => void {
  let stop = machine.after(day, turn);
  function turn(): void {
    work();
    stop = machine.after(day, turn);
  }
  return () => stop();
}

async function main(): Promise<void> {
  const settings = readSettings({ flags: process.argv.slice(2), environment: process.env });
  const log = processLog(settings.logLevel);
  const starting = startServer(settings, { log });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopWithin).unref();
    try {
      await (await starting).stop();
      process.exit(0);
    } catch (error) {
      log.error({ error }, "the hub did not stop cleanly");
      process.exit(1);
    }
  };
  // Before the start is through: a signal that comes meanwhile ends it all the same.
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
  await starting;
}

if (import.meta.main)
  main().catch((error: unknown) => {
    console.error(error instanceof StartError || error instanceof SettingError ? error.message : error);
    process.exit(1);
  });
