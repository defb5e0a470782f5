import { expect, test } from "vitest";
import { keepTrays } from "../../../../src-renderer/uploads/kept-trays.ts";
import type { Tray } from "../../../../src-renderer/uploads/tray.ts";
import { stepTray, trayOf, trays } from "../../../../src-renderer/uploads/trays.ts";
import type { AskOfUploads } from "../../../../src-media/uploads/send.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import type { Attachment, UploadId } from "../../../../src-shared/uploads/model.ts";
import { handClock } from "../../../support/hand-clock.ts";

const conversation = "01890000-0000-7000-8000-0000000000c1" as ConversationId;
const idOf = (number: number) => `01890000-0000-4000-8000-0000000000a${number}` as UploadId;
const attachment: Attachment = {
  id: idOf(1),
  name: "roses.png",
  type: "image/png",
  size: 9,
  width: 3,
  height: 3,
  preview: true,
};
const tray: Tray = [
  { id: idOf(1), name: "roses.png", size: 9, sending: { state: "ready", attachment } },
  { id: idOf(2), name: "long.pdf", size: 9_000_000, sending: { state: "coming", share: 0.3 } },
  { id: idOf(3), name: "there.pdf", size: 9_000, sending: { state: "judging" } },
  { id: idOf(4), name: "no.svg", size: 9, sending: { state: "failed", fault: { code: "invalid", reason: "x" } } },
];

function shelf() {
  const held = new Map<string, string>();
  let writes = 0;
  return {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, words: string) => (held.set(name, words), void writes++),
    writes: () => writes,
  };
}

test("a reload keeps what the hub has, asks what became of what it was looking at, and says what must be chosen again", async () => {
  const kept = shelf();
  const clock = handClock();
  const answers: Array<() => Promise<unknown>> = [
    () => Promise.reject(refuse("unavailable", "link-lost")),
    () => Promise.resolve({ attachment: null }),
    () => Promise.resolve({ attachment: { ...attachment, id: idOf(3), name: "there.pdf" } }),
  ];
  const asked: unknown[] = [];
  const ask = ((name: string, input: unknown) => {
    asked.push([name, input]);
    return answers.shift()!();
  }) as AskOfUploads;
  trays.setState({}, true);
  keepTrays(kept, ask, clock);
  trays.setState({ [conversation]: tray });
  const writes = kept.writes();
  stepTray(conversation, { is: "told", id: idOf(2), sending: { state: "coming", share: 0.4 } });
  // How far a file is changes many times a second.
  expect(kept.writes()).toBe(writes);

  const words = kept.getItem("frontdesk.uploads");
  trays.setState({}, true);
  keepTrays({ ...shelf(), getItem: () => words }, ask, clock);
  expect(trayOf(conversation).map(({ name, sending }) => [name, sending.state])).toEqual([
    ["roses.png", "ready"],
    ["long.pdf", "lost"],
    ["there.pdf", "judging"],
  ]);
  for (let seconds = 0; seconds < 2; seconds++) await clock.advance(1_000);
  expect(trayOf(conversation)[2]?.sending.state).toBe("ready");
  expect(asked).toEqual(Array.from({ length: 3 }, () => ["upload.finish", { upload: idOf(3) }]));
  trays.setState({}, true);
});
