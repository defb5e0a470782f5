import { afterEach, beforeEach, expect, test } from "vitest";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Pipe } from "../../src-shared/rpc/pipe.ts";
import type { UploadId } from "../../src-shared/uploads/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { turns, until } from "../support/hand-clock.ts";
import { photo, say, type Talk, talkWithFiles, text } from "../support/upload-talk.ts";
import { given, refusal, sendFile } from "../support/uploads.ts";

let talk: Talk;
let flow: Talk["flow"];
let maria: Talk["maria"];
let anna: Talk["anna"];
let conversation: ConversationId;
/** Every frame that left for any visitor's page. */
let toVisitors: string[];
beforeEach(async () => {
  talk = await talkWithFiles();
  ({ flow, maria, anna, conversation } = talk);
  toVisitors = [];
  const other = flow.visitor("Else");
  await until("she is here", () => other.held());
  record();
});
afterEach(async () => {
  await flow.stop();
  expect(flow.defects).toEqual([]);
});

function record(): void {
  const hub = flow.hub();
  const serve = hub.serveVisitor.bind(hub);
  hub.serveVisitor = (pipe: Pipe) => {
    const post = pipe.post.bind(pipe);
    pipe.post = (frame) => {
      toVisitors.push(frame);
      post(frame);
    };
    serve(pipe);
  };
}

const notes = () =>
  anna
    .state()
    .conversations[0]!.staff.entries.flatMap(({ event }) => (event.type === "note.added" ? [event.note] : []));

async function noted(uploads: UploadId[], words = ""): Promise<string> {
  const note = { conversation, id: flow.id(), text: words, uploads };
  return refusal(anna.link.ask("note.add", note));
}

const canary = async () =>
  sendFile(flow, anna, conversation, { name: "canary.jpg", bytes: await photo(), type: "image/jpeg", purpose: "note" });

test("a picture in a note is staff's: drawn anew, small beside it, and in staff's copy alone", async () => {
  const sent = await canary();
  expect(sent).toMatchObject({ type: "image/jpeg", width: 400, height: 600, preview: true });
  expect(await noted([sent.id])).toBe("done");
  await until("it is there", () => notes().length === 1);
  expect(notes()).toEqual([expect.objectContaining({ text: "", attachments: [sent] })]);
  const { url } = await anna.link.ask("upload.link", { conversation, upload: sent.id, form: "file" });
  expect((await given(flow, url)).bytes).toHaveLength(sent.size);
  const copy = (withNotes: boolean) =>
    anna.link.ask("transcript.make", { conversation, format: "text", notes: withNotes, part: 1 });
  expect(JSON.stringify(await copy(true))).toContain("canary.jpg");
  expect(JSON.stringify(await copy(false))).not.toContain("canary");
  // A note needs a word or a file.
  expect(await noted([])).toBe("text-empty");
  expect(await noted([sent.id])).toBe("upload-gone");
});

test("no byte to any visitor tells of it, through lost lines and restarts, nor of one that the scanner refused", async () => {
  async function everything(): Promise<void> {
    const sent = await canary();
    await noted([sent.id], "canary words");
    await canary();
    talk.weather.found = () => "Canary-Virus";
    await expect(canary()).rejects.toThrow();
    talk.weather.found = () => null;
    await maria.link.ask("upload.rules", { conversation });
    await flow.clock.advance(1_000);
  }
  const before = await maria.link.ask("upload.rules", { conversation });
  await everything();
  maria.cut();
  await everything().catch(() => undefined);
  await flow.clock.advance(5_000);
  await until("she is back", () => maria.linkState().state === "ready");
  await flow.restart();
  record();
  await flow.clock.advance(35_000);
  await until("all are back", () => [anna, maria].every((one) => one.linkState().state === "ready"));
  await everything();
  const another = flow.visitor("Maria");
  await until("another page of hers", () => another.held());
  // What it weighs takes nothing from what she may send.
  expect(await maria.link.ask("upload.rules", { conversation })).toEqual(before);
  await say(talk, anna, [], "Said at the end");
  await until("she heard", () => toVisitors.join("").includes("Said at the end"));

  const heard = toVisitors.join("\n").toLowerCase();
  for (const word of ["canary", "note.", "file.refused"]) expect(heard).not.toContain(word);
  const refusals = anna
    .state()
    .conversations[0]!.staff.entries.filter(({ event }) => event.type === "note.fileRefused");
  expect(refusals).toHaveLength(3);
});

test("a visitor who has its id hears what he would hear of a missing one", async () => {
  const [kept, loose] = [await canary(), await canary()];
  await noted([kept.id]);
  const coming = flow.id() as UploadId;
  const begin = { name: "canary.txt", size: 3, type: "", purpose: "note" } as const;
  await anna.link.ask("upload.begin", { conversation, upload: coming, ...begin });
  const asked = (upload: UploadId) => [
    maria.link.ask("upload.link", { conversation, upload, form: "file" }),
    maria.link.ask("upload.link", { conversation, upload, form: "preview" }),
    maria.link.ask("upload.open", { upload }),
    maria.link.ask("upload.finish", { upload }),
    maria.link.ask("upload.cancel", { upload }),
    maria.link.ask("chat.send", { conversation, id: flow.id() as never, text: "", uploads: [upload] }),
  ];
  const faults = (upload: UploadId) =>
    Promise.all(
      asked(upload).map((one) =>
        one.then(
          () => "done",
          (error: unknown) => faultOf(error),
        ),
      ),
    );
  const missing = await faults(flow.id() as UploadId);
  for (const upload of [kept.id, loose.id, coming]) expect(await faults(upload)).toEqual(missing);
  // Nor does he send any himself.
  const own = { conversation, upload: flow.id() as UploadId, ...begin };
  expect(await refusal(maria.link.ask("upload.begin", own))).toBe("upload-not-allowed");
  expect(await refusal(maria.link.ask("upload.rules", { conversation, purpose: "note" }))).toBe("upload-not-allowed");
});

test("what was sent for a note goes into no message, and what was sent for a message into no note", async () => {
  const forNote = await canary();
  const forMessage = await sendFile(flow, anna, conversation, { name: "a.txt", bytes: text(100) });
  expect(await say(talk, anna, [forNote.id])).toBe("upload-gone");
  expect(await noted([forMessage.id])).toBe("upload-gone");
  expect(await noted([forNote.id])).toBe("done");
  expect(await say(talk, anna, [forMessage.id])).toBe("done");
});

test("a note takes a file after the visitor has gone, until the conversation is closed, and while the queue takes none", async () => {
  await maria.link.ask("conversation.end", { conversation });
  await until("over", () => anna.state().conversations[0]?.public.summary.state === "ended");
  const begin = { conversation, name: "a.txt", size: 3, type: "" };
  const asked = (purpose?: "note") =>
    refusal(anna.link.ask("upload.begin", { ...begin, upload: flow.id() as UploadId, purpose }));
  expect(await asked()).toBe("conversation-ended");
  expect(await asked("note")).toBe("done");
  const sent = await canary();
  expect(await noted([sent.id])).toBe("done");
  await turns();
  expect(notes()).toHaveLength(1);
});
