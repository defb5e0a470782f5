import { expect, test } from "vitest";
import { emptyView } from "../../../../src-renderer/store.ts";
import { callElsewhere } from "../../../../src-renderer/video/call-elsewhere.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { aDeskSnapshot } from "../../../support/agent-state.ts";
import { idOfNumber, played, wholeView } from "../../../support/history.ts";

const first = idOfNumber(1) as ConversationId;
const second = idOfNumber(2) as ConversationId;
const talk = ["offers", "accepts"] as const;
const call = [...talk, "invites", "takes"] as const;

test.each([
  ["a chat", talk, { conversation: second }, false],
  ["a call on the screen", call, { conversation: first }, false],
  ["a call while another conversation is open", call, { conversation: second }, true],
  ["a call while none is open", call, { conversation: null }, true],
  ["a call in another room", call, { conversation: first, room: "settings" }, true],
  ["an invite while another conversation is open", [...talk, "invites"], { conversation: second }, true],
  ["a call beside the one worked in", call, { conversation: second, columns: [first, second] }, false],
  ["a call that is over", [...call, "hangs-up"], { conversation: second }, false],
] as const)("%s is elsewhere: %#", (_what, steps, shown, isElsewhere) => {
  const desk = aDeskSnapshot([wholeView(played(first, [...steps])), wholeView(played(second, [...talk]))]);
  const found = callElsewhere({ desk, view: { ...emptyView, ...shown } }, true);
  expect(found?.id).toBe(isElsewhere ? first : undefined);
});

test("a call whose conversation is only a tab, because the window is too narrow, is elsewhere", () => {
  const desk = aDeskSnapshot([wholeView(played(first, [...call])), wholeView(played(second, [...talk]))]);
  const view = { ...emptyView, columns: [first, second] };
  expect(callElsewhere({ desk, view: { ...view, conversation: second } }, false)?.id).toBe(first);
  expect(callElsewhere({ desk, view: { ...view, conversation: first } }, false)).toBe(undefined);
});
