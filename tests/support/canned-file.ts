import type { CannedBody, CannedId } from "../../src-shared/canned/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { AgentHere } from "./at-work.ts";
import type { Flow } from "./flow.ts";
import { sendParts } from "./uploads.ts";

interface Where {
  readonly conversation: ConversationId;
  readonly canned: CannedId;
  /** The response as it is kept, the agent's own. */
  readonly to: CannedBody;
}

/** Keeps a file with a response, puts it into a note, and takes the response away. */
export async function withAFile(flow: Flow, anna: AgentHere, { conversation, canned, to }: Where): Promise<void> {
  const [upload, as] = [flow.id() as UploadId, flow.id() as UploadId];
  const bytes = Buffer.from("Our prices");
  await anna.link.ask("cannedFile.rules", {});
  await anna.link.ask("cannedFile.begin", { upload, name: "a.txt", size: bytes.length, type: "" });
  const withFile = { ...to, files: [await sendParts(flow, anna, upload, bytes)] };
  await anna.link.ask("canned.saveOwn", { id: canned, to: withFile, expected: to });
  await anna.link.ask("cannedFile.link", { upload, form: "file" });
  const taken = { canned, conversation, purpose: "note" as const, files: [{ from: upload, as }] };
  await anna.link.ask("cannedFile.take", taken);
  await anna.link.ask("note.add", { conversation, id: flow.id(), text: "", uploads: [as] });
  await anna.link.ask("canned.removeOwn", { id: canned, expected: withFile });
}
