import { expect, test } from "vitest";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import type { PublicEvent } from "../../../../src-shared/conversations/events.ts";
import { timelineOf } from "../../../../src-renderer/chat/timeline.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const first = idOfNumber(1) as ConversationId;

test("a message of files alone carries them, and is quoted by their names", () => {
  const id = "01890000-0000-7000-8000-0000000000a1";
  const file = { id, name: "roses.png", type: "image/png", size: 9, width: 3, height: 2, preview: true };
  const history = played(first, ["says", "offers", "accepts", "says"]);
  const messages = history.public.filter((event) => event.type === "chat.messageAdded");
  const [asked, answered] = messages;
  const withFile = { ...asked!, message: { ...asked!.message, text: "", attachments: [file] } } as PublicEvent;
  const reply = { ...answered!, message: { ...answered!.message, replyTo: asked!.message.id } };
  const rows = timelineOf(
    wholeView({
      ...history,
      public: history.public.map((event) => (event === asked ? withFile : event === answered ? reply : event)),
    }),
    [],
    { visitor: "Maria", dayOf: () => "" },
  ).filter((row) => row.kind === "message");
  expect(rows[0]).toMatchObject({ text: "", files: [{ name: "roses.png" }] });
  expect(rows[1]?.quote?.text).toBe("roses.png");
});
