import type { Browser, Page } from "@playwright/test";
import { Agent, expect, Visitor } from "../support/people.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { inHouse } from "./in-house.ts";
import { takeLongTasks, watchLongTasks } from "./list-scroll.ts";
import { type Bench, median, plainRow, type Row } from "./row.ts";

const rounds = 5;
const messages = 20;

/**
 * What the widget costs the page that it is on: tasks over 50 ms on the page's thread, as Lighthouse counts them, while
 * the page loads, the widget is opened and a chat goes to and fro. Beside it the same page without the widget.
 */
export const bench: Bench = {
  name: "host-page",
  inHouse: true,
  run: () => inHouse(measured),
};

async function measured(browser: Browser, house: RunningHouse): Promise<Row[]> {
  const agent = await Agent.at(browser, house.desk);
  const without: number[] = [];
  const loaded: number[] = [];
  const chatted: number[] = [];
  for (let round = 0; round < rounds; round++) {
    without.push(await longest(await bare(browser, house.demo)));
    const visitor = await Visitor.on(browser, house.demo, 1100, watchLongTasks);
    await expect(visitor.page.getByRole("button", { name: "Chat with us" })).toBeVisible();
    loaded.push(await longest(visitor.page));
    await visitor.start("Hello");
    await agent.accept();
    for (let count = 0; count < messages; count++) {
      await agent.say(`Answer ${count}`);
      await expect(visitor.panel.getByText(`Answer ${count}`, { exact: true })).toBeVisible();
      await visitor.say(`Question ${count}`);
    }
    chatted.push(await longest(visitor.page));
    await agent.end();
    await agent.done();
    await visitor.context.close();
  }
  const told = { unit: "ms", goal: 50, judged: false };
  return [
    { ...plainRow("longest task of a page without the widget", median(without), told), note: `${rounds} pages` },
    plainRow("longest task while the page and the button load", median(loaded), told),
    plainRow(`longest task while the panel opens and ${2 * messages} messages go`, median(chatted), told),
  ];
}

async function bare(browser: Browser, demo: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1100, height: 800 } })).newPage();
  await page.addInitScript(watchLongTasks);
  await page.route("**/loader.js", (route) => route.abort());
  await page.goto(demo, { waitUntil: "load" });
  return page;
}

/** Milliseconds; 0 where none was longer than 50. */
async function longest(page: Page): Promise<number> {
  return Math.max(0, ...(await takeLongTasks(page)));
}
