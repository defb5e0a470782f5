import { afterEach, beforeEach, expect, test } from "vitest";
import { TeamId } from "../../src-shared/accounts/ids.ts";
import { type CannedBody, CannedFolderId, type CannedFolderBody, CannedId } from "../../src-shared/canned/model.ts";
import { anAgent, type AgentHere } from "../support/at-work.ts";
import { type Flow, seededQueue, startFlow } from "../support/flow.ts";
import { turns, until } from "../support/hand-clock.ts";
import { refusal } from "../support/offered.ts";

let flow: Flow;
let ada: AgentHere;
let anna: AgentHere;

beforeEach(async () => {
  flow = await startFlow();
  ada = await flow.agent("Ada", "supervisor");
  await until("Ada is here", () => ada.held());
  anna = await anAgent(flow, "Anna");
});
afterEach(async () => {
  const { defects } = flow;
  await flow.stop();
  expect(defects).toEqual([]);
});

const personal = { kind: "personal" } as const;
const house = { kind: "team", team: null } as const;
const folderBody = (over: Partial<CannedFolderBody> = {}): CannedFolderBody => ({
  name: "Greetings",
  scope: house,
  position: 0,
  ...over,
});
const body = (folder: CannedFolderId, over: Partial<CannedBody> = {}): CannedBody => ({
  folder,
  shortcut: "hello",
  title: "Hello",
  text: "Hello {visitor.name|there}",
  variants: [],
  files: [],
  ...over,
});
const folderId = () => CannedFolderId.parse(flow.id());
const cannedId = () => CannedId.parse(flow.id());

async function sharedFolder(over: Partial<CannedFolderBody> = {}): Promise<CannedFolderId> {
  const id = folderId();
  await ada.link.ask("cannedFolder.save", { id, to: folderBody(over), expected: null });
  return id;
}
const shortcuts = (who: AgentHere): string[] =>
  (who.state().canned?.folders ?? []).flatMap(({ responses }) => responses.map(({ shortcut }) => shortcut)).sort();
const seen = (who: AgentHere, wanted: string[]) =>
  until(`${wanted.join()} is seen`, () => JSON.stringify(shortcuts(who)) === JSON.stringify(wanted));

/** What a desk has folded is what a fresh one of the same account is given. */
async function expectLaw(who: AgentHere, name: string, role?: "supervisor"): Promise<void> {
  await turns();
  const fresh = await flow.agent(name, role);
  await until("it is fresh", () => fresh.held());
  expect(who.state().canned).toEqual(fresh.state().canned);
  fresh.link.stop();
}

test("what is shared is changed by who may, reaches every desk, over a cut line too, and is written down", async () => {
  const folder = await sharedFolder();
  const id = cannedId();
  await ada.link.ask("canned.save", { id, to: body(folder), expected: null });
  await seen(anna, ["hello"]);
  const forbidden = await Promise.all(
    [
      anna.link.ask("canned.list", {}),
      anna.link.ask("canned.save", { id, to: body(folder), expected: body(folder) }),
      anna.link.ask("cannedFolder.remove", { id: folder, expected: folderBody() }),
      anna.link.ask("canned.import", { folder, entries: [] }),
    ].map((asked) => refusal(asked as Promise<unknown>)),
  );
  expect(new Set(forbidden)).toEqual(new Set(["forbidden: permission-missing"]));

  anna.cut();
  await ada.link.ask("canned.save", { id, to: body(folder, { shortcut: "hi" }), expected: body(folder) });
  await ada.link.ask("canned.save", { id: cannedId(), to: body(folder, { shortcut: "bye" }), expected: null });
  await flow.clock.advance(2_000);
  await seen(anna, ["bye", "hi"]);
  await ada.link.ask("canned.remove", { id, expected: body(folder, { shortcut: "hi" }) });
  await seen(anna, ["bye"]);
  await expectLaw(anna, "Anna");
  await ada.link.ask("cannedFolder.remove", { id: folder, expected: folderBody() });
  await seen(anna, []);
  await expectLaw(anna, "Anna");
  const rows = await flow.store().read.selectFrom("audit").select(["act", "before", "after"]).execute();
  expect(rows.map(({ act, before, after }) => `${act} ${before !== "null"} ${after !== "null"}`).toSorted()).toEqual([
    "canned.added false true",
    "canned.added false true",
    "canned.changed true true",
    "canned.removed true false",
    "cannedFolder.added false true",
    "cannedFolder.removed true false",
  ]);
});

test("what is one's own is nobody else's: others neither see, change nor use it, and cannot tell that it is there", async () => {
  const folder = folderId();
  const id = cannedId();
  const own = folderBody({ scope: personal });
  await anna.link.ask("cannedFolder.saveOwn", { id: folder, to: own, expected: null });
  await anna.link.ask("canned.saveOwn", { id, to: body(folder), expected: null });
  await seen(anna, ["hello"]);
  expect(shortcuts(ada)).toEqual([]);
  expect((await ada.link.ask("canned.list", {})).folders).toEqual([]);
  const missing = { folder: folderId(), id: cannedId() };
  for (const ask of ["canned.saveOwn", "canned.save"] as const) {
    const tried = (at: typeof missing) =>
      refusal(ada.link.ask(ask, { id: at.id, to: body(at.folder), expected: body(at.folder) }));
    expect([ask, await tried({ folder, id })]).toEqual([ask, await tried(missing)]);
  }
  expect(await refusal(ada.link.ask("canned.use", { canned: id }))).toBe("gone: canned-gone");
  expect(await refusal(ada.link.ask("canned.importOwn", { folder, entries: [] }))).toBe("gone: folder-gone");
  expect(await refusal(ada.link.ask("cannedFolder.removeOwn", { id: folder, expected: own }))).toBe(
    "gone: folder-gone",
  );
  // Nor is a shared one made by this door, or one's own by the other.
  const to = folderBody();
  expect(await refusal(anna.link.ask("cannedFolder.saveOwn", { id: folderId(), to, expected: null }))).toBe(
    "invalid: folder-scope",
  );
  expect(await refusal(anna.link.ask("cannedFolder.saveOwn", { id: folder, to, expected: own }))).toBe(
    "invalid: folder-scope",
  );
  expect(await refusal(ada.link.ask("cannedFolder.save", { id: folderId(), to: own, expected: null }))).toBe(
    "invalid: folder-scope",
  );
  expect(await flow.store().read.selectFrom("audit").select("act").execute()).toEqual([]);
});

test("of two who change the same, the second is told who was faster, and nothing of either is lost unseen", async () => {
  const folder = await sharedFolder();
  const id = cannedId();
  const boss = await flow.agent("Bea", "supervisor");
  await until("Bea is here", () => boss.held());
  await ada.link.ask("canned.save", { id, to: body(folder), expected: null });
  const change = (who: AgentHere, text: string, expected = body(folder)) =>
    refusal(who.link.ask("canned.save", { id, to: body(folder, { text }), expected }));
  const both = await Promise.all([change(ada, "One"), change(boss, "Two")]);
  expect(both.filter((one) => one === "done")).toHaveLength(1);
  expect(both.filter((one) => one === "outdated: row-changed-by")).toHaveLength(1);
  await turns();
  const [held] = anna.state().canned!.folders[0]!.responses;
  expect(held!.text).toBe(both[0] === "done" ? "One" : "Two");
  expect(await change(boss, "Three", body(folder, { text: held!.text }))).toBe("done");

  // A shortcut stands once for those who use it, whatever its letters look like.
  const other = await sharedFolder({ name: "Other" });
  const taken = { id: cannedId(), to: body(other, { shortcut: "HELLO" }), expected: null };
  expect(await refusal(ada.link.ask("canned.save", taken))).toBe("conflict: shortcut-taken");
  const ofQueue = await sharedFolder({ scope: { kind: "queue", queue: seededQueue } });
  await ada.link.ask("canned.save", { ...taken, to: { ...taken.to, folder: ofQueue } });
  const now = folderBody({ scope: { kind: "queue", queue: seededQueue } });
  const moved = { id: ofQueue, to: folderBody({ name: "Moved" }), expected: now };
  expect(await refusal(ada.link.ask("cannedFolder.save", moved))).toBe("conflict: shortcut-taken");
  await expectLaw(anna, "Anna");
});

test("a team's folder is its members', follows who changes teams, and moves to others with all that is in it", async () => {
  const boss = await flow.agent("Boris", "administrator");
  await until("he is here", () => boss.held());
  const team = TeamId.parse(flow.id());
  await boss.link.ask("team.add", { id: team, to: { name: "North" } });
  const folder = await sharedFolder({ name: "North", scope: { kind: "team", team } });
  const id = cannedId();
  await ada.link.ask("canned.save", { id, to: body(folder), expected: null });
  await turns();
  expect(shortcuts(anna)).toEqual([]);
  expect(await refusal(anna.link.ask("canned.use", { canned: id }))).toBe("gone: canned-gone");
  const account = { id: anna.state().account.id };
  const was = { name: "Anna", email: "", team: null };
  await boss.link.ask("account.save", { ...account, to: { ...was, team }, expected: was });
  await seen(anna, ["hello"]);
  await expectLaw(anna, "Anna");
  expect(await refusal(anna.link.ask("canned.use", { canned: id }))).toBe("done");
  await until("she has used it", () => anna.state().canned!.used[0]?.count === 1);
  await expectLaw(anna, "Anna");
  expect((await ada.link.ask("canned.list", {})).used).toMatchObject([{ canned: id, count: 1 }]);
  await boss.link.ask("team.remove", { id: team, expected: { name: "North" } });
  await seen(anna, []);
  await expectLaw(anna, "Anna");
  const old = folderBody({ name: "North", scope: { kind: "team", team } });
  await ada.link.ask("cannedFolder.save", { id: folder, to: folderBody({ name: "North" }), expected: old });
  await seen(anna, ["hello"]);
  await expectLaw(anna, "Anna");
});

test("an import adds, changes and leaves alone, says which, and once though the line is lost in the middle", async () => {
  const [folder, other] = [await sharedFolder(), await sharedFolder({ name: "Other" })];
  const entry = ({ folder: _folder, files: _files, ...rest }: CannedBody) => rest;
  await ada.link.ask("canned.save", { id: cannedId(), to: body(folder), expected: null });
  await ada.link.ask("canned.save", { id: cannedId(), to: body(folder, { shortcut: "same" }), expected: null });
  await ada.link.ask("canned.save", { id: cannedId(), to: body(other, { shortcut: "there" }), expected: null });
  const entries = [
    entry(body(folder, { text: "Other words" })),
    entry(body(folder, { shortcut: "same" })),
    entry(body(folder, { shortcut: "there" })),
    entry(body(folder, { shortcut: "new", variants: [{ language: "fi", text: "Hei" }] })),
  ];
  ada.mute(true);
  const asked = ada.link.ask("canned.import", { folder, entries });
  await turns();
  ada.cut();
  ada.mute(false);
  await flow.clock.advance(2_000);
  expect(await asked).toEqual({ added: 1, changed: 1, same: 1, skipped: ["there"] });
  await seen(anna, ["hello", "new", "same", "there"]);
  await expectLaw(anna, "Anna");
  const long = "x".repeat(7_900);
  const more = (from: number) =>
    Array.from({ length: 7 }, (_, index) => entry(body(folder, { shortcut: `many-${from + index}`, text: long })));
  for (let from = 0; from < 35; from += 7) await ada.link.ask("canned.import", { folder, entries: more(from) });
  expect(await refusal(ada.link.ask("canned.import", { folder, entries: more(35) }))).toBe("full: canned-full");
  await until("all is seen", () => shortcuts(anna).length === 39);
  await expectLaw(anna, "Anna");
});
