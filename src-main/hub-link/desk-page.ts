import { join } from "node:path";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { readPrivate, writePrivate } from "../shell/private-file.ts";
import type { DeskPage, Log } from "../shell/shell.ts";
import { DeskFacts, type HubHttp } from "./hub-http.ts";

/** Somebody waits for the window. */
const within = 2_000;

/** What the window's page may connect to: the media server and where files are, as the hub says, or as it said the last time. */
export async function deskPage(http: HubHttp, folder: string, log: Log): Promise<DeskPage> {
  const file = join(folder, "desk.json");
  const told = await http.deskFacts(within).catch((error: unknown) => {
    log.warn("The hub did not say where the media server is; what it said the last time is used.", {
      reason: faultOf(error).reason,
    });
    return null;
  });
  if (told === null) return { connect: originsOf(await lastTold(file, log)) };
  await writePrivate(file, JSON.stringify(told)).catch((error: unknown) =>
    log.error("What the hub said of itself could not be kept for the next start.", error),
  );
  return { connect: originsOf(told) };
}

async function lastTold(file: string, log: Log): Promise<DeskFacts | null> {
  const content = await readPrivate(file).catch((error: unknown) => {
    log.error(`The file ${file} cannot be read.`, error);
    return null;
  });
  if (content === null) return null;
  const parsed = DeskFacts.safeParse(parseJson(content.toString("utf8")));
  if (!parsed.success) log.warn(`The file ${file} cannot be understood; it is written anew when the hub answers.`);
  return parsed.success ? parsed.data : null;
}

/** LiveKit is asked by WebSocket and, before that, by HTTP on the same port; files by HTTP alone. */
function originsOf(facts: DeskFacts | null): string[] {
  const { livekitUrl = null, filesUrl = null } = facts ?? {};
  return [
    ...(livekitUrl === null ? [] : mediaOrigins(livekitUrl)),
    ...(filesUrl === null ? [] : [new URL(filesUrl).origin]),
  ];
}

function mediaOrigins(livekitUrl: string): string[] {
  const { protocol, host } = new URL(livekitUrl);
  return protocol === "wss:" ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}
