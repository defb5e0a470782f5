import { afterEach, beforeEach, expect, test } from "vitest";
import type { MailTransport, Outgoing } from "../../src-hub/mail/transport.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import type { AppointmentId } from "../../src-shared/appointments/model.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type AgentHere, anAgent, type VisitorHere } from "../support/at-work.ts";
import { type Flow, startFlow } from "../support/flow.ts";
import { until } from "../support/hand-clock.ts";
import { refusal } from "../support/offered.ts";
import { talked } from "../support/talked.ts";

const minute = 60_000;
const hour = 60 * minute;
const sent: Outgoing[] = [];
const post: MailTransport = { send: async (letter) => void sent.push(letter), close: () => {} };
let flow: Flow;
let anna: AgentHere;
let maria: VisitorHere;
let conversation: ConversationId;
beforeEach(async () => {
  sent.length = 0;
  flow = await startFlow({}, undefined, { post });
  anna = await anAgent(flow, "Anna");
  ({ conversation, visitor: maria } = await talked(flow, "Maria", ["Tomorrow?"], { by: anna, isOpen: true }));
});
afterEach(async () => {
  expect(flow.defects).toEqual([]);
  await flow.stop();
});

const idOf = (agent: AgentHere): AccountId => agent.state().account.id;
const halfHour = (hours: number): number => Math.ceil(flow.clock.now() / (30 * minute)) * 30 * minute + hours * hour;
const zone = "Europe/Helsinki";

async function booked(start: number, agent: AccountId | null = idOf(anna), email = "") {
  const id = flow.id() as AppointmentId;
  const asked = { id, conversation, start, minutes: 30, zone: "UTC", name: "Maria", note: "" };
  await anna.link.ask("appointment.book", { ...asked, agent, email });
  return id;
}
const listed = async () =>
  (await anna.link.ask("appointments.list", { from: 0, to: halfHour(10_000), whose: "all" })).appointments;
const mine = async (who: VisitorHere = maria) => (await who.link.ask("appointment.mine", {})).appointments;
const tokenIn = (link: string): string => link.replace(/^.*#/, "");
const field = (file: string, name: string): string | undefined => new RegExp(`\r\n${name}:(.*)\r\n`).exec(file)?.[1];

test("she moves it herself: its agent is told until he has looked, chat, history and letter say who did it", async () => {
  const start = halfHour(30);
  const id = await booked(start, idOf(anna), "maria@shop.example");
  const offered = await maria.link.ask("appointment.offered", { id, from: start, minutes: 30 });
  expect(offered.starts[0]).toBe(start + 30 * minute);
  await flow.clock.advance(6_000);
  await maria.link.ask("appointment.shift", { id, sequence: 0, start: start + hour, zone });
  expect(await listed()).toMatchObject([
    { id, start: start + hour, state: "moved", zone, agent: { name: "Anna" }, sequence: 1, news: true },
  ]);
  expect((await anna.link.ask("appointments.news", {})).appointments).toMatchObject([{ id, news: true }]);
  const boris = await anAgent(flow, "Boris");
  expect((await boris.link.ask("appointments.news", {})).appointments).toEqual([]);
  await boris.link.ask("appointment.seen", { id, sequence: 1 });
  await anna.link.ask("appointment.seen", { id, sequence: 0 });
  expect((await anna.link.ask("appointments.news", {})).appointments).toHaveLength(1);
  await anna.link.ask("appointment.seen", { id, sequence: 1 });
  expect((await anna.link.ask("appointments.news", {})).appointments).toEqual([]);

  await until("the chat says so", () =>
    maria
      .state()
      .conversation!.entries.some(({ event }) => event.type === "appointment.told" && event.what === "moved"),
  );
  const said = maria
    .state()
    .conversation!.entries.flatMap(({ event }) => (event.type === "appointment.told" ? [event] : []));
  expect(said.map(({ what, byVisitor }) => [what, byVisitor])).toEqual([
    ["booked", false],
    ["moved", true],
  ]);
  expect((await anna.link.ask("appointment.changes", { id })).changes).toMatchObject([
    { by: "Anna", what: "booked", start, agent: "Anna" },
    { by: null, what: "moved", start: start + hour, agent: "Anna" },
  ]);
  await flow.clock.advance(6_000);
  expect(sent.map(({ subject }) => subject.replace(/,.*$/, ""))).toEqual([
    expect.stringMatching(/: your video call$/),
    expect.stringMatching(/is now on /),
  ]);
});

test("her calendar keeps one entry: the same UID, a higher SEQUENCE, and out again when it is off, by file and by letter", async () => {
  const id = await booked(halfHour(30), idOf(anna), "maria@shop.example");
  const [first] = await mine();
  await flow.clock.advance(6_000);
  await maria.link.ask("appointment.shift", { id, sequence: 0, start: halfHour(31), zone });
  const [second] = await mine();
  await flow.clock.advance(6_000);
  const token = tokenIn(second!.link);
  await maria.link.ask("appointment.giveUp", { token });
  expect(await mine()).toEqual([]);
  const { appointment: last } = await maria.link.ask("appointment.look", { token });
  await flow.clock.advance(6_000);
  const files = [first!.calendar, second!.calendar, last.calendar];
  expect(files.map((file) => ["METHOD", "SEQUENCE", "STATUS"].map((name) => field(file, name)))).toEqual([
    ["PUBLISH", "0", "CONFIRMED"],
    ["PUBLISH", "1", "CONFIRMED"],
    ["CANCEL", "2", "CANCELLED"],
  ]);
  const letters = sent.map(({ attachments }) => String(attachments![0]!.content));
  expect(new Set([...files, ...letters].map((file) => field(file, "UID"))).size).toBe(1);
  expect(letters.map((file) => field(file, "METHOD"))).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
  const utc = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d{3}/g, "");
  expect(files.map((file) => field(file, "DTSTART"))).toEqual([30, 31, 31].map((hours) => utc(halfHour(hours))));
  for (const file of files) expect(file).not.toMatch(/ATTENDEE/);
});

test("of all who want the same half hour of one agent one has it, whoever moves and whoever books", async () => {
  const wanted = halfHour(40);
  const ids = [await booked(halfHour(30)), await booked(halfHour(32)), await booked(halfHour(34))];
  const tries = await Promise.allSettled([
    ...ids.map((id) => maria.link.ask("appointment.shift", { id, sequence: 0, start: wanted, zone })),
    booked(wanted),
  ]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const taken = tries.flatMap((one) => (one.status === "rejected" ? [String(one.reason.fault?.reason)] : []));
  expect(taken).toEqual(["appointment-taken", "appointment-taken", "appointment-taken"]);
  expect((await listed()).filter(({ start }) => start === wanted)).toHaveLength(1);
});

test("agent and visitor change it at once: one is done, the other hears that it is another now", async () => {
  const start = halfHour(30);
  const id = await booked(start);
  const tries = await Promise.allSettled([
    maria.link.ask("appointment.shift", { id, sequence: 0, start: start + hour, zone }),
    anna.link.ask("appointment.move", { id, sequence: 0, start: start + 2 * hour, minutes: 30, agent: idOf(anna) }),
  ]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const [one] = await listed();
  expect(one!.sequence).toBe(1);
  expect((await anna.link.ask("appointment.changes", { id })).changes).toHaveLength(2);
});

test("an ask to move whose answer was lost is done once, also by a hub that was killed", async () => {
  const start = halfHour(30);
  const id = await booked(start);
  maria.mute(true);
  const moved = maria.link.ask("appointment.shift", { id, sequence: 0, start: start + hour, zone });
  maria.unplug();
  maria.mute(false);
  maria.mend();
  await moved;
  await flow.restart();
  for (const one of [anna, maria]) {
    one.mend();
    await until("back", () => one.linkState().state === "ready");
  }
  expect(await listed()).toMatchObject([{ start: start + hour, sequence: 1 }]);
});

test("not after its start, not to a taken, past or unseen time, and nobody without the link", async () => {
  const start = halfHour(2);
  const id = await booked(start);
  await booked(start + hour);
  const shift = (to: number, sequence = 0) => maria.link.ask("appointment.shift", { id, sequence, start: to, zone });
  expect(await refusal(shift(start + hour))).toBe("conflict: appointment-taken");
  expect(await refusal(shift(start + 2 * hour, 7))).toBe("outdated: appointment-changed");
  expect(await refusal(shift(Math.ceil((flow.clock.now() + 10 * minute) / (5 * minute)) * 5 * minute))).toBe(
    "conflict: appointment-past",
  );
  // Its own time is no obstacle to it.
  await shift(start + 15 * minute);
  const token = tokenIn((await mine())[0]!.link);
  const stranger = flow.visitor("Otto");
  await until("Otto is here", () => stranger.held());
  expect(await refusal(stranger.link.ask("appointment.giveUp", { id }))).toBe("gone: appointment-gone");
  // Who has the link out of her letter is she, on another machine.
  await stranger.link.ask("appointment.shift", { token, sequence: 1, start, zone });
  flow.clock.sleep(start - flow.clock.now() + minute);
  await flow.clock.advance(60_000);
  await until("Maria is back", () => maria.linkState().state === "ready");
  expect(await refusal(shift(halfHour(20), 2))).toBe("conflict: appointment-begun");
  expect(await refusal(maria.link.ask("appointment.giveUp", { id }))).toBe("conflict: appointment-begun");
});

test("where the site offers none, nobody chooses one; what is agreed can still be moved", async () => {
  const start = halfHour(30);
  const id = await booked(start);
  const ada = await flow.agent("Ada", "administrator");
  await until("Ada is here", () => ada.held());
  const { sites } = await ada.link.ask("sites.read", {});
  const { id: site, published } = sites[0]!;
  const to = { ...published, appointments: "off" as const };
  await ada.link.ask("site.draft", { site, to, expected: null });
  await ada.link.ask("site.publish", { site, expected: to });
  await until(
    "it is off",
    async () =>
      (await refusal(maria.link.ask("appointment.offered", { from: 0, minutes: 30 }))) === "conflict: appointments-off",
  );
  await maria.link.ask("appointment.shift", { id, sequence: 0, start: start + hour, zone });
});
