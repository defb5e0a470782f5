import type { BlurFiles, FromBlur, ToBlur } from "./messages.ts";
import { painter } from "./painter.ts";
import { type Person, personFinder } from "./person.ts";

// Beside the window's own work: a frame takes tens of milliseconds, which a person who types would feel.
const scope = self as unknown as {
  postMessage: (message: FromBlur) => void;
  addEventListener: (kind: "message", heard: (event: MessageEvent<ToBlur>) => void) => void;
};

const { paint } = painter();
let person: Person | undefined;
let writer: WritableStreamDefaultWriter<VideoFrame> | undefined;
let current: ReadableStreamDefaultReader<VideoFrame> | undefined;
let frames = 0;
let spent = 0;

scope.addEventListener("message", ({ data }) => {
  const done = data.kind === "begin" ? begin(data.files, data.writable) : pass(data.readable);
  done.catch((error: unknown) => scope.postMessage({ kind: "failed", why: String(error) }));
});

async function begin(files: BlurFiles, writable: WritableStream<VideoFrame>): Promise<void> {
  writer = writable.getWriter();
  person = await personFinder(files);
  setInterval(() => {
    scope.postMessage({ kind: "pace", frames, spent });
    frames = 0;
    spent = 0;
  }, 1_000);
  scope.postMessage({ kind: "ready" });
}

/** Blurs each frame; one that cannot be blurred ends it all and is not passed on. */
async function pass(readable: ReadableStream<VideoFrame>): Promise<void> {
  const before = current;
  const reader = readable.getReader();
  current = reader;
  await before?.cancel();
  for (;;) {
    const { value: frame, done } = await reader.read();
    // A camera that is switched off ends; another one comes, or none.
    if (done) return;
    try {
      if (current !== reader || !person || !writer) continue;
      const begun = performance.now();
      const picture = paint(frame, person.find(frame));
      await writer.write(new VideoFrame(picture, { timestamp: frame.timestamp }));
      frames += 1;
      spent += performance.now() - begun;
    } finally {
      frame.close();
    }
  }
}
