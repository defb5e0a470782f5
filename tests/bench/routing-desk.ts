import { type Browser, chromium } from "@playwright/test";
import { type HubVisitor, hubVisitor } from "../support/hub-visitor.ts";
import { Agent } from "../support/people.ts";
import { type RunningHouse, startHouse } from "../support/running-house.ts";
import { mediaBrowser } from "../support/switches.ts";
import { newId } from "./hub-process.ts";
import { pressed } from "./pressed.ts";
import { type Bench, median, plainRow, quantile, ratioRow } from "./row.ts";

const visitors = 4;
const cycles = 8;
const rounds = 5;

/**
 * A slot is freed → the next offer is on the agent's screen: from his pressing *Done* of the wrap-up that held his only
 * place, until the frame with the card. The peer is a bare ask on the same screen, in turn: from *Send* of a note until
 * the frame with what the hub wrote.
 */
export const bench: Bench = {
  name: "routing-desk",
  inHouse: true,
  async run() {
    // The browser first: what it lacks is told before a house stands that would have to be taken down again.
    const browser = await chromium.launch(mediaBrowser());
    let house: RunningHouse | undefined;
    try {
      house = await startHouse({ FRONTDESK_CHAT_CAPACITY: "1" });
      return await measured(browser, house);
    } finally {
      await browser.close();
      await house?.stop();
    }
  },
};

async function measured(browser: Browser, house: RunningHouse) {
  const agent = await Agent.at(browser, house.desk);
  const waiting: HubVisitor[] = [];
  const card = 'section[aria-label="Incoming conversation"]';
  for (let index = 0; index < visitors; index++)
    waiting.push(await hubVisitor(house, `Visitor ${index}`, "Good morning"));
  const taken: Array<{ ours: number[]; peer: number[] }> = [];
  for (let round = 0; round <= rounds; round++) {
    const [ours, peer]: [number[], number[]] = [[], []];
    for (let cycle = 0; cycle < cycles; cycle++) {
      await agent.accept();
      peer.push(await noteAdded(agent, `Note ${round}.${cycle}`));
      await agent.end();
      // Visitors are served in the order they came, so it is this one whose turn it was: he waits again.
      await startAgain(waiting[(round * cycles + cycle) % visitors]!);
      const done = agent.wrapUp.getByRole("button", { name: "Done" });
      ours.push(await pressed(agent.page, card, "", () => done.click()));
    }
    if (round > 0) taken.push({ ours, peer }); // the first round warms up
  }
  for (const visitor of waiting) visitor.close();
  const all = taken.flatMap((round) => round.ours);
  return [
    ratioRow(
      "freed slot → offer on the screen, median",
      taken.map((round) => ({ ours: median(round.ours), peer: median(round.peer) })),
      { unit: "ms", goal: 3 },
    ),
    plainRow("freed slot → offer on the screen, p50", quantile(all, 0.5), { unit: "ms", goal: 10, judged: false }),
    plainRow("freed slot → offer on the screen, p99", quantile(all, 0.99), { unit: "ms", goal: 20, judged: false }),
  ];
}

const startAgain = (visitor: HubVisitor) =>
  visitor.ask("conversation.start", { conversation: newId(), name: "", page: null });

/** Milliseconds from *Send* until the note stands there as the hub wrote it, not as one on its way. */
async function noteAdded(agent: Agent, words: string): Promise<number> {
  await agent.page.getByRole("button", { name: "Write a note" }).click();
  await agent.page.getByRole("textbox", { name: "Note" }).fill(words);
  const send = agent.page.getByRole("button", { name: "Send", exact: true });
  return pressed(agent.page, 'li[data-kind="note"]', words, () => send.click());
}
