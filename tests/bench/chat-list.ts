import type { Browser, Page } from "@playwright/test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Agent, expect } from "../support/people.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { inHouse } from "./in-house.ts";
import { blankList, framesOf, takeLongTasks, watchLongTasks } from "./list-scroll.ts";
import { plantedText, plantMessages } from "./planted-messages.ts";
import { pressed } from "./pressed.ts";
import { type Bench, median, plainRow, quantile, ratioRow, type Row } from "./row.ts";

const messages = 50_000;
const opens = 7;
const rounds = 5;
/** Pixels in each frame: what a hand on the wheel does, and what a hand on the scroll bar does. */
const [wheel, bar] = [60, 4_000];

/** A conversation of 50,000 messages at the desk: how soon its newest are on the screen, then the way through all of it. */
export const bench: Bench = {
  name: "chat-list",
  inHouse: true,
  run: () => inHouse(measured),
};

async function measured(browser: Browser, house: RunningHouse): Promise<Row[]> {
  const [long, other] = plant(house);
  const { page } = await Agent.at(browser, house.desk, watchLongTasks);
  await page.keyboard.press("Control+Shift+F");
  const find = (name: string) => page.getByRole("option").filter({ hasText: name }).first();
  // The index is kept beside the hub: both are found when it has come so far.
  const words = page.getByRole("searchbox", { name: "Search messages, notes, names" });
  await expect(async () => {
    await words.fill("");
    await words.fill("planted");
    await expect(find(long)).toBeVisible({ timeout: 2_000 });
    await expect(find(other)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 120_000 });
  const opened: number[] = [];
  for (let count = 0; count <= opens; count++) {
    await find(other).click();
    await expect(page.getByRole("heading", { name: `Conversation with ${other}` })).toBeVisible();
    const took = await pressed(page, `${log} li`, plantedText(messages - 1), () => find(long).click());
    if (count > 0) opened.push(took); // the first one warms up
  }
  const reading = await readsAll(page);
  const rows: Row[] = [
    plainRow(`${messages} messages: click → first paint, median`, median(opened), {
      unit: "ms",
      goal: 100,
      judged: false,
    }),
    plainRow("the same, slowest", quantile(opened, 1), { unit: "ms", goal: 100, judged: false }),
    plainRow("reading all older pages: longest task", reading.task, { unit: "ms", goal: 50, judged: false }),
    plainRow("the same: how far the row at the top is moved", reading.moved, { unit: "px", goal: 12, judged: true }),
  ];
  return [...rows, ...(await scrolled(page))];
}

/** Two closed conversations of the first agent's; their visitors' names. */
function plant(house: RunningHouse): [string, string] {
  const found = readdirSync(house.data, { recursive: true, encoding: "utf8" }).find((name) =>
    name.endsWith("hub.sqlite"),
  );
  if (found === undefined) throw new Error("there is no hub.sqlite");
  const agent = house.accounts().find(({ role }) => role === "agent")!.name;
  const plantOne = (visitor: string, count: number): string => {
    plantMessages(join(house.data, found), { messages: count, conversations: 1, visitor, agent });
    return visitor;
  };
  return [plantOne("Planted long", messages), plantOne("Planted short", 20)];
}

const log = '[role="log"]';

/** Presses for older pages until the beginning is here: the longest task, and how far a row at the top was moved by it. */
async function readsAll(page: Page): Promise<{ task: number; moved: number }> {
  await takeLongTasks(page);
  await page.getByRole("button", { name: "Show earlier messages" }).waitFor();
  const moved = await page.evaluate(upToTheTop, { selector: log, looked: 10 });
  await expect(page.locator(`${log} li`).first()).toHaveAttribute("aria-setsize", String(messages));
  return { task: Math.max(0, ...(await takeLongTasks(page))), moved };
}

/** Runs in the page. Answers pixels: between where the topmost row stood before the press and where it stands after it. */
async function upToTheTop({ selector, looked }: { selector: string; looked: number }): Promise<number> {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const list = document.querySelector(selector)!;
  const button = () => list.querySelector<HTMLButtonElement>(":scope > div:first-child button");
  const count = () => list.querySelector("li")?.getAttribute("aria-setsize");
  const topOf = (id: string) => list.querySelector(`[data-message="${id}"]`)?.getBoundingClientRect().top ?? Infinity;
  let moved = 0;
  for (let page = 0; button(); page++) {
    // The first ones from the top, as people do; the others from where the last one left it.
    if (page < looked) {
      list.scrollTop = 0;
      for (let rest = 0; rest < 3; rest++) await frame();
    }
    const [id, before] = [list.querySelector<HTMLElement>("[data-message]")!.dataset["message"]!, count()];
    const top = topOf(id);
    button()!.click();
    const until = performance.now() + 15_000;
    // The oldest page may hold nothing that is shown.
    while (button() && count() === before) {
      if (performance.now() > until)
        throw new Error(`page ${page} did not come: ${list.firstElementChild!.textContent}`);
      await frame();
    }
    if (page >= looked) continue;
    for (let rest = 0; rest < 3; rest++) await frame();
    moved = Math.max(moved, Math.abs(topOf(id) - top));
  }
  return moved;
}

/** Both lists in turn, each in the same page and of the same height: what a frame takes, and what became of tasks. */
async function scrolled(page: Page): Promise<Row[]> {
  await page.evaluate(blankList, log);
  const wheels: Array<{ ours: number; peer: number }> = [];
  const dropped = { ours: 0, peer: 0 };
  let [slow, fast]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const from = 1 - round / rounds;
    await takeLongTasks(page);
    const ours = await page.evaluate(framesOf, { selector: log, from, step: wheel, frames: 180 });
    slow = [...slow, ...(await takeLongTasks(page))];
    const peer = await page.evaluate(framesOf, { selector: "#blank", from, step: wheel, frames: 180 });
    wheels.push({ ours: mean(ours), peer: mean(peer) });
    dropped.ours += droppedOf(ours);
    dropped.peer += droppedOf(peer);
  }
  await takeLongTasks(page);
  await page.evaluate(framesOf, { selector: log, from: 1, step: bar, frames: 1_000 });
  fast = await takeLongTasks(page);
  return [
    {
      ...ratioRow("scrolling, a frame, beside a blank list of the same height", wheels, { unit: "ms", goal: 1.05 }),
      note: `frames dropped of ${rounds * 180}: ${dropped.ours}, blank ${dropped.peer}`,
    },
    longRow("scrolling, tasks longer than 50 ms", slow),
    longRow("pulling the scroll bar through all of it, tasks longer than 50 ms", fast),
  ];
}

const longRow = (measure: string, tasks: readonly number[]): Row => ({
  ...plainRow(measure, tasks.length, { unit: "", goal: 0, judged: false }),
  ...(tasks.length > 0 ? { note: `the longest ${Math.max(...tasks).toFixed(0)} ms` } : {}),
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Frames of 60 a second that did not come. */
const droppedOf = (intervals: readonly number[]): number =>
  intervals.reduce((sum, interval) => sum + Math.max(0, Math.round(interval / (1000 / 60)) - 1), 0);
