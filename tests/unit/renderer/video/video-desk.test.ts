import { expect, test } from "vitest";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import { turns } from "../../../support/hand-clock.ts";
import { active, answered, asking, aWindow, calling, first, incoming, invited } from "../../../support/video-window.ts";

test("opening the check opens the camera and asks the hub for nothing", () => {
  const { video, asked, sats } = aWindow();
  video.openCheck(first);
  expect(video.state().check?.conversation).toBe(first);
  expect([sats.length, asked]).toEqual([1, []]);
});

test("cancelling the check closes the camera, and nothing was ever asked", () => {
  const { video, asked, last } = aWindow();
  video.openCheck(first);
  video.closeCheck();
  expect([video.state().check, video.state().seat, last().closed, asked]).toEqual([null, null, true, []]);
});

test("the seat of the check is the seat of the call: nothing is opened twice", async () => {
  const { video, sats, last } = await calling();
  expect([sats.length, last().entered > 0, last().closed, video.state().seat]).toEqual([1, true, false, first]);
});

test("an answer that is faster than its event does not lose the seat", async () => {
  const { video, happens, last } = aWindow();
  video.openCheck(first);
  await video.goOn();
  await happens(active);
  expect([video.state().seat, last().closed]).toEqual([first, false]);
});

test("a refused invite is said in the check, which stays open for another try", async () => {
  const { video, answers, last } = aWindow();
  answers["video.invite"] = () => Promise.reject(refuse("conflict", "invite-open"));
  video.openCheck(first);
  await video.goOn();
  expect(video.state().check).toMatchObject({ isSending: false, fault: { reason: "invite-open" } });
  expect(last().closed).toBe(false);
});

test("an invite that is on its way is sent once, however often it is pressed", async () => {
  const { video, asked } = aWindow();
  video.openCheck(first);
  await Promise.all([video.goOn(), video.goOn()]);
  expect(asked).toEqual(["video.invite"]);
});

test("a check that is closed while its invite is on the way takes it back", async () => {
  const { video, asked, last } = aWindow();
  video.openCheck(first);
  const sending = video.goOn();
  video.closeCheck();
  await sending;
  expect([asked, last().closed, video.state().seat]).toEqual([["video.invite", "video.cancel"], true, null]);
});

test.each(["rejects", "cancels", "expires"] as const)(
  "when it %s the seat is left and the camera is off",
  async (how) => {
    const { video, happens, last } = await invited();
    await happens([...active, "invites", how]);
    expect([video.state().seat, last().closed]).toEqual([null, true]);
  },
);

test("a check does not outlive its conversation", async () => {
  const { video, happens, last } = aWindow();
  video.openCheck(first);
  await happens([...active, "ends"]);
  expect([video.state().check, last().closed]).toEqual([null, true]);
});

test("the way in is asked of the hub, and the server it names is remembered", async () => {
  const { last, asked, servers } = await calling();
  await last().join();
  expect([asked.at(-1), servers]).toEqual(["video.join", ["ws://media"]]);
});

test("hanging up is silent at once, and for both when the hub has heard it", async () => {
  const { video, last, happens, asked } = await calling();
  const ending = video.end(first);
  expect([last().closed, video.state().ending]).toEqual([true, { conversation: first, fault: null }]);
  await ending;
  await happens([...active, "invites", "takes", "hangs-up"]);
  expect([asked.at(-1), video.state().ending]).toEqual(["video.end", null]);
});

test("a refused hang-up is said, and the call can be joined again", async () => {
  const { video, answers, sats } = await calling();
  answers["video.end"] = () => Promise.reject(refuse("internal", "internal"));
  await video.end(first);
  expect(video.state().ending?.fault?.code).toBe("internal");
  video.join(first);
  expect([video.state().check?.before, sats[1]?.entered]).toEqual(["call", 0]);
  await video.goOn();
  expect([sats.length, sats[1]?.entered, video.state().ending]).toEqual([2, 1, null]);
});

test("hanging up a call that is over already is no failure", async () => {
  const { video, answers } = await calling();
  answers["video.end"] = () => Promise.reject(refuse("gone", "call-ended"));
  await video.end(first);
  expect(video.state().ending).toBeNull();
});

test("a window without a seat leaves a running call alone", async () => {
  const { video, sats } = aWindow({ steps: [...active, "invites", "takes"] });
  await turns();
  expect([sats.length, video.state().seat]).toEqual([0, null]);
});

test("a visitor's invite is accepted at once, and the call is entered only after the check", async () => {
  const { video, asked, last } = await answered();
  expect([asked, video.state().check?.before, last().entered]).toEqual([["video.accept"], "call", 0]);
  await video.goOn();
  expect([last().entered, video.state().check, video.state().seat]).toEqual([1, null, first]);
});

test("an acceptance whose event is slower than its answer keeps the check, and enters when the call is there", async () => {
  const { video, happens, last } = aWindow({ steps: asking });
  await video.accept(first, incoming);
  await happens(asking);
  await video.goOn();
  expect([last().entered, video.state().seat]).toEqual([0, first]);
  await happens([...asking, "takes"]);
  expect(last().entered).toBe(1);
});

test("a refused acceptance opens nothing and is told to who asked", async () => {
  const { video, answers, sats } = aWindow({ steps: asking });
  answers["video.accept"] = () => Promise.reject(refuse("gone", "invite-gone"));
  await expect(video.accept(first, incoming)).rejects.toMatchObject({ fault: { reason: "invite-gone" } });
  expect([sats.length, video.state().check, video.state().answering]).toEqual([0, null, null]);
});

test("who closes the check of an accepted call is outside of it, and may come in later", async () => {
  const { video, last, sats } = await answered();
  video.closeCheck();
  expect([last().closed, video.state().seat]).toEqual([true, null]);
  video.join(first);
  await video.goOn();
  expect([sats.length, last().entered]).toEqual([2, 1]);
});

test("a call that ends while the agent looks at himself takes the check with it", async () => {
  const { video, happens, last } = await answered();
  await happens([...asking, "takes", "hangs-up"]);
  expect([video.state().check, last().closed]).toEqual([null, true]);
});

test("who is about to invite and is invited at that moment takes the visitor's invite", async () => {
  const { video, happens, asked, last } = aWindow();
  video.openCheck(first);
  await happens(asking);
  await video.goOn();
  await happens([...asking, "takes"]);
  expect([asked, last().entered]).toEqual([["video.accept"], 1]);
});

test("a declined invite says why, and opens nothing", async () => {
  const { video, asked, sats } = aWindow({ steps: asking });
  await video.decline(incoming, { reason: "busy", detail: "call" });
  expect([asked, sats.length, video.state().answering]).toEqual([["video.decline"], 0, null]);
});
