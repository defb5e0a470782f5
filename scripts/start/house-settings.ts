import { randomBytes } from "node:crypto";
import { join } from "node:path";
import * as z from "zod/mini";
import { PlainError } from "../plain-error.ts";
import { chooseFreePort } from "./ports.ts";
import { readJson, writePrivate } from "./private-files.ts";

const Port = z.int().check(z.gte(1), z.lte(65_535));

/** A port is an origin: devices, permissions and drafts hang on it, so each data folder keeps its own. */
const Ports = z.object({
  hub: Port,
  files: Port,
  desk: Port,
  demo: Port,
  livekit: Port,
  livekitUdp: Port,
});
export type Ports = z.infer<typeof Ports>;

/** What `start` keeps in `DIR/settings.json`; other parts of the file are left as they are. */
const HouseSettings = z.looseObject({ ports: Ports, demoSite: z.object({ key: z.string() }) });
export type HouseSettings = z.infer<typeof HouseSettings>;

/** Reads the settings of a data folder, or chooses them once. */
export async function houseSettings(data: string): Promise<HouseSettings> {
  const file = join(data, "settings.json");
  const kept = readJson(file);
  const parsed = HouseSettings.safeParse(kept);
  if (parsed.success) return parsed.data;
  const grown = await withFiles(kept);
  if (grown) {
    writePrivate(file, `${JSON.stringify(grown, null, 2)}\n`);
    return grown;
  }
  if (kept !== undefined && hasOurs(kept)) {
    const issue = parsed.error.issues[0];
    throw new PlainError(
      `${file}: "${issue?.path.join(".")}" is not right. Mend it, or remove it to have it chosen anew.`,
    );
  }
  const chosen = {
    ...(kept as object),
    ports: await choosePorts(),
    demoSite: { key: randomBytes(16).toString("hex") },
  };
  writePrivate(file, `${JSON.stringify(chosen, null, 2)}\n`);
  return chosen;
}

/** A data folder from before files had a port of their own: it gets one, and keeps the others. */
async function withFiles(kept: unknown): Promise<HouseSettings | undefined> {
  const before = z.looseObject({ ports: z.looseObject({ files: z.optional(z.undefined()) }) }).safeParse(kept);
  if (!before.success) return undefined;
  const { ports } = before.data;
  const taken = new Set(Object.values(ports).filter((port) => typeof port === "number"));
  const grown = { ...before.data, ports: { ...ports, files: await chooseFreePort(taken) } };
  return HouseSettings.safeParse(grown).data;
}

function hasOurs(kept: unknown): boolean {
  return typeof kept !== "object" || kept === null || "ports" in kept || "demoSite" in kept;
}

async function choosePorts(): Promise<Ports> {
  const taken = new Set<number>();
  const free = async (): Promise<number> => {
    const port = await chooseFreePort(taken);
    taken.add(port);
    return port;
  };
  return {
    hub: await free(),
    files: await free(),
    desk: await free(),
    demo: await free(),
    livekit: await free(),
    livekitUdp: await free(),
  };
}
