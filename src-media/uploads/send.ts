import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import { backoff } from "../../src-shared/rpc/backoff.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { uploadAsks } from "../../src-shared/uploads/asks.ts";
import { type Attachment, partBytes, type UploadId, type UploadPurpose } from "../../src-shared/uploads/model.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import { sendPart } from "./part.ts";

type Asks = HandlersOf<typeof uploadAsks>;
/** The hub, in desk and widget alike. */
export type AskOfUploads = <K extends keyof Asks>(
  name: K,
  input: Parameters<Asks[K]>[0],
  key?: string,
) => Promise<Awaited<ReturnType<Asks[K]>>>;

export interface SendPorts {
  readonly ask: AskOfUploads;
  readonly machine: Machine;
  /** The browser's; a test's own. */
  readonly fetch: typeof fetch;
  /** Resolves soon after the line is there again: to wait for it is then over. */
  readonly lineBack: () => Promise<void>;
}

/** How far a file is. `paused`: the line is lost, or the hub has no room now; it goes on by itself. */
export type Sending =
  | { readonly state: "coming"; readonly share: number }
  | { readonly state: "paused"; readonly share: number; readonly fault: Fault }
  /** All of it is there, and the hub looks at it. */
  | { readonly state: "judging" }
  | { readonly state: "ready"; readonly attachment: Attachment }
  | { readonly state: "failed"; readonly fault: Fault };

/** Tells the hub of a file before it comes; `key`: the same for each try. */
export type Begin = (
  file: { readonly upload: UploadId; readonly name: string; readonly size: number; readonly type: string },
  key: string,
) => Promise<unknown>;

/** For a file that goes into a conversation; without a purpose with a message. */
export const beginIn =
  (ask: AskOfUploads, conversation: ConversationId, purpose?: Exclude<UploadPurpose, "canned">): Begin =>
  (file, key) =>
    ask("upload.begin", { ...file, conversation, purpose }, key);

export interface FileToSend {
  readonly id: UploadId;
  readonly file: Blob;
  readonly name: string;
  readonly begin: Begin;
}

export interface Upload {
  readonly id: UploadId;
  /** Ends it and takes it back from the hub. */
  cancel(): void;
}

const longestWait = 10_000;

/**
 * Sends one file, part after part, and has it judged. A lost line or a killed hub only pauses it: the hub says from where
 * to go on. `said` hears each step, from the first on; after `ready` and `failed` nothing more comes.
 */
export function sendFile(
  { ask, machine, fetch, lineBack }: SendPorts,
  { id, file, name, begin }: FileToSend,
  said: (sending: Sending) => void,
): Upload {
  const ending = new AbortController();
  const { signal } = ending;
  let share = 0;
  let tries = 0;

  const tell = (sending: Sending): void => void (signal.aborted || said(sending));

  async function pause(fault: Fault): Promise<void> {
    tell({ state: "paused", share, fault });
    const wait = Math.max(fault.retryAfter ?? 0, backoff(machine, tries++, longestWait));
    const waited = new Promise<void>((go) => machine.after(wait, go));
    await (fault.reason === "link-lost" ? Promise.race([waited, lineBack()]) : waited);
  }

  /** One part, and from where to go on; the place is asked for again whenever something went wrong. */
  async function parts(): Promise<void> {
    const { url, secret, offset } = await ask("upload.open", { upload: id });
    for (let at = offset; at < file.size && !signal.aborted;) {
      share = at / file.size;
      tell({ state: "coming", share });
      at = await sendPart({ fetch, url, secret, at, part: file.slice(at, at + partBytes), signal });
      tries = 0;
    }
  }

  async function run(): Promise<void> {
    tell({ state: "coming", share: 0 });
    let isBegun = false;
    let isThere = false;
    while (!signal.aborted) {
      try {
        if (!isBegun) await begin({ upload: id, name, size: file.size, type: file.type }, id);
        isBegun = true;
        if (!isThere) await parts();
        if (signal.aborted) return;
        isThere = true;
        tell({ state: "judging" });
        const { attachment } = await ask("upload.finish", { upload: id });
        if (attachment) return tell({ state: "ready", attachment });
      } catch (error) {
        if (signal.aborted) return;
        const fault = faultOf(error);
        if (fault.reason === "upload-unfinished") isThere = false;
        else if (!goesOn(fault)) throw error;
        await pause(fault);
      }
    }
  }

  run().catch((error: unknown) => tell({ state: "failed", fault: faultOf(error) }));
  return {
    id,
    cancel() {
      ending.abort();
      // Where the hub has none of it there is nothing to take back.
      ask("upload.cancel", { upload: id }).catch((error: unknown) => console.debug(error));
    },
  };
}

/** What passes by itself, or by asking the hub anew for the place and the secret. */
function goesOn({ code, reason }: Fault): boolean {
  return (
    code === "unavailable" ||
    code === "too-fast" ||
    code === "busy" ||
    code === "signed-out" ||
    reason === "upload-offset" ||
    reason === "disk-full"
  );
}
