import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openKeys } from "../../src-hub/accounts/keys.ts";
import { signedTokens } from "../../src-hub/accounts/signed-tokens.ts";
import { look } from "../../src-hub/uploads/looking/look.ts";
import type { UploadPorts } from "../../src-hub/uploads/ports.ts";
import type { Scanner } from "../../src-hub/uploads/scanners/scanner.ts";
import { openShelf } from "../../src-hub/uploads/shelf.ts";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { Flow } from "./flow.ts";
import type { HandClock } from "./hand-clock.ts";

/** What a test turns while a hub takes files: what the scanner says, and how much room is left. */
export interface Weather {
  found: (bytes: Buffer) => string | null;
  room: number | undefined;
}

export const fairWeather = (): Weather => ({ found: () => null, room: undefined });

/** A hub's files in the test's folder: the real shelf, and looking without a process of its own. */
export function filesIn(weather: Weather) {
  return async (folder: string, clock: HandClock): Promise<UploadPorts> => {
    const shelf = await openShelf(join(folder, "uploads"));
    const scanner: Scanner = { scan: async (file) => ({ found: weather.found(await readFile(file)) }) };
    return {
      shelf: { ...shelf, room: async () => weather.room ?? shelf.room() },
      looking: { look, stop: () => {} },
      scanner,
      tokens: signedTokens(openKeys(join(folder, "keys"), clock), clock),
      address: () => "https://files.example",
      reserve: 1_000,
    };
  };
}

/** Who can send: a visitor's or an agent's line. */
export interface Line {
  readonly link: {
    ask(name: "upload.begin", input: object): Promise<{ name: string }>;
    ask(name: "upload.open", input: object): Promise<{ url: string; secret: string; offset: number }>;
    ask(name: "upload.finish", input: object): Promise<{ attachment: Attachment | null }>;
  };
}

async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** One part, as the files' listener hands it in. */
export function part(flow: Flow, upload: UploadId, secret: string, offset: number, bytes: Uint8Array): Promise<number> {
  return flow.hub().uploads!.take({ upload, secret, offset, length: bytes.length, body: bodyOf(bytes) });
}

export interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
  readonly type?: string;
  readonly step?: number;
  readonly purpose?: "message" | "note" | "photo";
}

/** Sends one file whole and has it judged. */
export async function sendFile(
  flow: Flow,
  who: Line,
  conversation: ConversationId,
  { name, bytes, type = "", step = 65_536, purpose }: Sent,
): Promise<Attachment> {
  const upload = flow.id() as UploadId;
  await who.link.ask("upload.begin", { conversation, upload, name, size: bytes.length, type, purpose });
  return sendParts(flow, who, upload, bytes, step);
}

/** Sends the parts of a file that was begun, and has it judged. */
export async function sendParts(
  flow: Flow,
  who: Line,
  upload: UploadId,
  bytes: Buffer,
  step = 65_536,
): Promise<Attachment> {
  const { secret, offset } = await who.link.ask("upload.open", { upload });
  for (let at = offset; at < bytes.length; at += step)
    await part(flow, upload, secret, at, bytes.subarray(at, at + step));
  const { attachment } = await who.link.ask("upload.finish", { upload });
  if (!attachment) throw new Error("the file was not judged at once");
  return attachment;
}

/** What a signed address gives. */
export async function given(flow: Flow, url: string): Promise<{ type: string; name: string; bytes: Buffer }> {
  const { pathname, searchParams } = new URL(url);
  const found = await flow.hub().uploads!.give(pathname.split("/")[2] as UploadId, searchParams.get("signed") ?? "");
  const bytes = await found.file.readFile();
  await found.file.close();
  return { type: found.type, name: found.name, bytes };
}

/** The reason of a refusal, or "done". */
export async function refusal(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return "done";
  } catch (error) {
    return faultOf(error).reason;
  }
}
