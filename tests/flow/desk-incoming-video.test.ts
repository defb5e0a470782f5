import { afterEach, expect, test } from "vitest";
import type { PublicEvent } from "../../src-shared/conversations/events.ts";
import { noRing } from "../../src-shared/ring/desk-asks.ts";
import type { InviteId } from "../../src-shared/video/model.ts";
import { type Desk, deskAtWork } from "../support/desk.ts";
import { until } from "../support/hand-clock.ts";
import { idOfNumber } from "../support/history.ts";
import { accepted, ending } from "../support/visits.ts";

const desks: Desk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.stop();
});

const invite = idOfNumber(9, 4) as InviteId;
const visit = accepted();
const { conversation } = visit;
const key = idOfNumber(1, 2);

/** A desk whose visitor Maria has just invited to a video call, for a minute. */
async function called() {
  const desk = await deskAtWork();
  desks.push(desk);
  desk.hub.enter(visit);
  await until("it is open", () => desk.page.state().hub?.conversations.length === 1);
  const at = desk.clock.now();
  tell(desk, { type: "video.invited", conversation, at, invite, by: "visitor", expiresAt: at + 60_000 });
  await until("it rings", () => desk.page.state().ring.invite === invite);
  return desk;
}

function tell({ hub }: Desk, event: PublicEvent): void {
  hub.add(conversation, "public", event);
}

test("a visitor's invite rings in the window and is told outside of it, without a word of his", async () => {
  const { page, shell } = await called();
  expect(shell.notes).toEqual([{ title: "Incoming video call", body: "Maria invites you to a video call." }]);
  await page.ask("ring.played", { invite });
  await until("it is heard", () => page.state().ring.heard === true);
});

test.each(["video.accept", "video.decline"] as const)(
  "%s goes to the hub as it is, and the ring is silent",
  async (ask) => {
    const { page, hub } = await called();
    if (ask === "video.accept") await page.ask(ask, { invite }, key);
    else await page.ask(ask, { invite, reason: "busy", detail: "call" }, key);
    await until("it is silent", () => page.state().ring.invite === null);
    expect(hub.asked.findLast((one) => one.ask === ask)).toMatchObject({ input: { invite }, key });
  },
);

test.each<[string, PublicEvent]>([
  ["takes it back", { type: "video.cancelled", conversation, at: 2_000, invite }],
  ["is too late for it", { type: "video.expired", conversation, at: 2_000, invite }],
  ["ends the conversation", ending(conversation).ended],
])("when the visitor %s, the ring is silent", async (_case, event) => {
  const desk = await called();
  tell(desk, event);
  await until("it is silent", () => desk.page.state().ring.invite === null);
  expect(desk.page.state().ring).toEqual(noRing);
});

test("a window that is opened while it rings rings too", async () => {
  const desk = await called();
  expect((await desk.window()).state().ring.invite).toBe(invite);
});

test("while the link is lost the ring ends with the invite's own time", async () => {
  const { page, hub, clock } = await called();
  hub.reachable = false;
  hub.cut();
  await clock.advance(60_000);
  await until("it is silent", () => page.state().ring.invite === null);
});
