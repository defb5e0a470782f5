import { join } from "node:path";
import type { Found } from "../../src-shared/connectors/model.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import { parseJson } from "../../src-shared/rpc/frames.ts";
import { readPrivate, writePrivate } from "../shell/private-file.ts";
import type { DeskPage, Log } from "../shell/shell.ts";
import { DeskFacts, type HubHttp } from "./hub-http.ts";

/** Somebody waits for the window. */
const within = 2_000;

export interface HeldPage extends DeskPage {
  /** Passes on what was found of a visitor; something new to stand beside his conversation can after the page's next load. */
  readonly finds: <Answer extends Findings>(answer: Promise<Answer>) => Promise<Answer>;
}

type Findings = { readonly found: ReadonlyArray<Pick<Found, "openIn" | "url">> };

/** What the window's page may reach: media server, files, and other systems, as the hub says, or as it said the last time. */
export async function deskPage(http: HubHttp, folder: string, log: Log): Promise<HeldPage> {
  const file = join(folder, "desk.json");
  async function told(): Promise<DeskFacts | null> {
    const facts = await http.deskFacts(within).catch((error: unknown) => {
      log.warn("The hub did not say what the window may reach; what it said the last time is used.", {
        reason: faultOf(error).reason,
      });
      return null;
    });
    if (facts === null) return null;
    await writePrivate(file, JSON.stringify(facts)).catch((error: unknown) =>
      log.error("What the hub said of itself could not be kept for the next start.", error),
    );
    return facts;
  }
  const facts = (await told()) ?? (await lastTold(file, log));
  let framed: readonly string[] = originsOf(facts?.frames);
  return {
    connect: connectsOf(facts),
    frames: () => framed,
    async finds(answer) {
      const { found } = await answer;
      const isNew = found.some(({ openIn, url }) => openIn === "panel" && !framed.includes(new URL(url).origin));
      const now = isNew ? await told() : null;
      if (now) framed = originsOf(now.frames);
      return answer;
    },
  };
}

const originsOf = (frames: readonly string[] = []): string[] => frames.map((address) => new URL(address).origin);

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
function connectsOf(facts: DeskFacts | null): string[] {
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
