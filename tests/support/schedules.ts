import { deepStrictEqual, ok } from "node:assert/strict";
import type { MessageId } from "../../src-shared/chat/model.ts";
import { turns, until } from "./hand-clock.ts";
import type { Act } from "./schedule-acts.ts";
import { judge } from "./schedule-judge.ts";
import { type House, openHouse, openScene, type Participant, type Scene, send, track } from "./schedule-scene.ts";

export interface Theatre {
  /** Plays one schedule from the beginning; throws when something of what must never happen has happened. */
  readonly play: (acts: readonly Act[]) => Promise<void>;
  readonly close: () => Promise<void>;
  /** How much was done in all, to see that a test tests something. */
  readonly done: Record<string, number>;
}

/** So many schedules share a house; who comes back to a larger one waits longer. */
const perHouse = 100;

export function theatre(): Theatre {
  let house: House | undefined;
  let played = 0;
  const done: Record<string, number> = {};

  async function close(): Promise<void> {
    const closing = house;
    house = undefined;
    played = 0;
    for (const { desk } of closing?.staff ?? []) desk.link.stop();
    await closing?.flow.stop();
  }

  return {
    done,
    close,
    async play(acts) {
      if (played++ >= perHouse) await close();
      house ??= await openHouse();
      try {
        await playIn(house, acts, done);
      } catch (error) {
        // What is left in it says nothing of the next.
        await close();
        throw error;
      }
    },
  };
}

async function playIn(house: House, acts: readonly Act[], done: Record<string, number>): Promise<void> {
  const scene = await openScene(house);
  const marks = new Map<string, { delivered: number; read: number }>();
  for (const act of acts) {
    await perform(scene, act);
    done[act.does] = (done[act.does] ?? 0) + 1;
    for (let turn = 0; turn < act.turns; turn++) {
      await turns(1);
      watchMarks(scene, marks);
    }
  }
  await settle(scene);
  watchMarks(scene, marks);
  await judge(scene);
  for (const { refused, is } of scene.asked) {
    const what = `${is} ${refused ?? "done"}`;
    done[what] = (done[what] ?? 0) + 1;
  }
  await over(scene);
}

async function perform(scene: Scene, { does, who, kept }: Act): Promise<void> {
  const by = scene.all[who]!;
  const { flow } = scene.house;
  const id = flow.id();
  const text = `${does} ${scene.asked.length} by ${by.name}`;
  switch (does) {
    case "say":
      return send(scene, by, { is: "message", id, text });
    case "reply":
      return send(scene, by, { is: "message", id, text: `${text} > ${newest(by)}` });
    case "edit":
    case "delete": {
      // His own, wherever he wrote it: as he sees it before him, so it was kept.
      const own = saidBy(scene, by);
      const one = own[kept % own.length];
      return one && send(scene, by, { is: does, id: one, text });
    }
    case "note":
      return void (by.side === "agent" && send(scene, by, { is: "note", id, text: `canary-note ${text}` }));
    case "draft": {
      if (by.side === "visitor") return;
      const draft = { conversation: scene.conversation, kind: "message", text: "canary-draft", at: flow.clock.now() };
      return void by.person.link.ask("draft.keep", draft as never).catch(() => {});
    }
    case "mark": {
      const read = newest(by);
      const reached = { conversation: scene.conversation, delivered: read, read: Math.max(0, read - kept) };
      return void by.person.link.ask("chat.mark", reached).catch(() => {});
    }
    case "cut":
      return by.line.breaks();
    case "late":
      by.line.pause("up", true);
      return by.line.breaks();
    case "mend":
      return by.person.mend();
    case "pause-up":
      return by.line.pause("up", true);
    case "pause-down":
      return by.line.pause("down", true);
    case "resume":
      for (const way of ["up", "down"] as const) by.line.pause(way, false);
      return;
    case "twice-up":
      return by.line.copies("up", 1 + (kept % 2));
    case "twice-down":
      return by.line.copies("down", 1 + (kept % 2));
    case "kill":
      return flow.kill();
    case "hand-over": {
      const [from, to] = kept % 2 === 0 ? [2, 4] : [4, 2];
      const agent = scene.house.staff[to - 2]!.desk.held()?.account.id;
      if (!agent) return;
      const handed = { conversation: scene.conversation, agent, stay: true };
      // Who does not own it, or not any more, is told so.
      return track(
        scene,
        scene.all[from]!.person.link.ask("owner.handOver", handed).then(
          () => {},
          () => {},
        ),
      );
    }
    case "time":
      // Not long enough for a desk to be taken for gone: what happens then is for others.
      return flow.clock.advance(100 + kept * 30);
  }
}

const newest = (by: Participant): number => by.page()?.head ?? 0;

/** Newest first. */
function saidBy(scene: Scene, by: Participant): MessageId[] {
  const own = new Set(
    scene.asked.filter(({ is, by: who }) => is === "message" && who === by.account).map(({ id }) => id),
  );
  return (by.page()?.entries ?? [])
    .flatMap(({ event }) => (event.type === "chat.messageAdded" && own.has(event.message.id) ? [event.message.id] : []))
    .toReversed();
}

function watchMarks({ all }: Scene, before: Map<string, { delivered: number; read: number }>): void {
  for (const one of all) {
    const mark = one.mark();
    const held = before.get(one.name);
    if (held) ok(mark, `${one.name} has forgotten how far the other side had got`);
    if (!mark) continue;
    if (held) ok(mark.delivered >= held.delivered && mark.read >= held.read, `a mark went back at ${one.name}`);
    before.set(one.name, mark);
  }
}

/** The lines are whole again, and everybody has all that there is. */
async function settle({ all, open, house, conversation }: Scene): Promise<void> {
  for (const { line } of all) line.mends();
  // What was kept back may be that a hub is gone: who is told so now, or in some turns, comes again.
  const areBack = (): boolean => {
    for (const { person } of all) if (person.linkState().state === "lost") person.mend();
    return all.every(({ person }) => person.linkState().state === "ready");
  };
  await until("all are back", areBack);
  // Who said too much at once says the rest when he may: in a little time, which passes by hand here.
  for (let pause = 0; pause < 40 && open.size > 0; pause++) await house.flow.clock.advance(100);
  await until("every ask has its answer", () => open.size === 0);
  const { read } = house.flow.store();
  const heads = new Map<string, number>();
  for (const { log, head } of await read
    .selectFrom("log_head")
    .selectAll()
    .where("log", "like", `${conversation}/%`)
    .execute())
    heads.set(log, head);
  const isWhole = (one: Participant): boolean =>
    one.page()?.head === heads.get(`${conversation}/public`) &&
    (one.side === "visitor" || one.notes()?.head === heads.get(`${conversation}/staff`));
  await until("all have all of it", () => areBack() && all.every(isWhole));
  await turns();
}

async function over({ all, house, conversation }: Scene): Promise<void> {
  const { flow, staff } = house;
  deepStrictEqual(flow.defects, []);
  const row = await flow
    .store()
    .read.selectFrom("conversation")
    .select("agent")
    .where("id", "=", conversation)
    .executeTakeFirstOrThrow();
  const owner = staff.find(({ desk }) => desk.state().account.id === row.agent)!.desk;
  await owner.link.ask("conversation.end", { conversation });
  await owner.link.ask("conversation.wrapUp", { conversation, outcome: "solved", note: "" });
  for (const { side, person } of all) if (side === "visitor") (person.link as { stop(): void }).stop();
  await flow.clock.advance(1_000);
}
