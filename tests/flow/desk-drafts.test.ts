import { expect, test } from "vitest";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { deskAtWork } from "../support/desk.ts";
import { fakeShell } from "../support/fake-shell.ts";
import { turns, until } from "../support/hand-clock.ts";
import { idOfNumber } from "../support/history.ts";
import { accepted } from "../support/visits.ts";

test("what was begun without a link is there after a restart of the desk, goes to the hub, and is gone when it was sent", async () => {
  const first = await deskAtWork();
  const { hub, clock, shell } = first;
  const visit = accepted();
  const { conversation } = visit;
  hub.enter(visit);
  await until("it is open", () => first.page.state().hub?.conversations.length === 1);
  hub.reachable = false;
  hub.cut();
  await until("the line is lost", () => first.page.state().link.state === "lost");
  await first.page.ask("draft.write", { conversation, kind: "message", text: "Dear Maria, the chair" });
  await first.page.ask("draft.write", { conversation, kind: "note", text: "She pays by invoice." });
  await turns();
  expect(first.page.state().drafts?.map(({ text }) => text)).toEqual(["Dear Maria, the chair", "She pays by invoice."]);
  // The window may go at any time: main has it already.
  first.page.close();
  const reloaded = await first.window();
  expect(reloaded.state().drafts).toHaveLength(2);
  await first.app.stop();

  hub.reachable = true;
  const again = await deskAtWork({ hub, clock, shell: fakeShell(shell), ticket: "ticket-2" });
  await until("both are back", () => again.page.state().drafts?.length === 2);
  expect(again.page.state().drafts?.map(({ text }) => text)).toEqual(["Dear Maria, the chair", "She pays by invoice."]);
  await clock.advance(1_000);
  const given = hub.asked
    .filter(({ ask }) => ask === "draft.keep")
    .map(({ input }) => (input as { text: string }).text);
  expect(given).toEqual(["Dear Maria, the chair", "She pays by invoice."]);

  const id = idOfNumber(1, 77) as MessageId;
  await again.page.ask("chat.send", { conversation, id, text: "Dear Maria, the chair" }, id);
  await until("sent", () => again.page.state().drafts?.[0]?.text === "");
  expect(again.page.state().drafts?.[1]?.text).toBe("She pays by invoice.");
  await again.stop();
  shell.remove();
});
