import { expect, test } from "vitest";
import { closeCodes, type Pipe } from "../../../../src-shared/rpc/pipe.ts";
import { slowReader } from "../../../../src-shared/rpc/slow-reader.ts";

function pipeWith(buffered: number) {
  const posted: string[] = [];
  const closed: number[] = [];
  const pipe: Pipe = {
    post: (frame) => void posted.push(frame),
    onFrame: () => () => {},
    onClosed: () => () => {},
    close: (code) => void closed.push(code),
    buffered: () => buffered,
  };
  return { reader: slowReader(pipe), posted, closed };
}

const passing = { event: { type: "chat.typing" } };
const kept = { event: { type: "chat.messageAdded" }, log: "a/public", seq: 1 };
const state = { event: { type: "queues.changed" }, topic: "queues", version: 1 };

test.each([
  ["a reader who keeps up", 0, 4, []],
  ["above 1 MB passing events are dropped", 1_000_001, 3, []],
  // What would be lost is resumed from the cursors, at less cost than the backlog.
  ["above 2 MB the pipe is closed", 2_000_001, 0, [closeCodes.tooSlow, closeCodes.tooSlow, closeCodes.tooSlow]],
])("%s", (_, buffered, count, codes) => {
  const { reader, posted, closed } = pipeWith(buffered);
  reader.send(passing);
  reader.send(kept);
  reader.send(state);
  reader.answer({ id: "1" });
  expect(posted).toHaveLength(count);
  expect(closed).toEqual(codes);
});
