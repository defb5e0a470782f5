import { expect, expectMedia, test, Visitor } from "../support/people.ts";
import { WireAgent } from "../support/wire-agent.ts";

async function inCall(agent: WireAgent, visitor: Visitor): Promise<void> {
  await visitor.start("Hello");
  await agent.accept();
  await agent.invite();
  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await visitor.panel.getByRole("button", { name: "Join" }).click();
  await expect(visitor.leave).toBeVisible();
}

const liveTracks = (visitor: Visitor): Promise<number> =>
  visitor
    .frame()
    .evaluate(
      () =>
        (globalThis as unknown as { opened: MediaStreamTrack[] }).opened.filter(
          ({ readyState }) => readyState === "live",
        ).length,
    );

/** Remembers what was really opened. */
function rememberTracks(): void {
  const own = globalThis as unknown as { opened: MediaStreamTrack[] };
  own.opened = [];
  if (!navigator.mediaDevices) return;
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    own.opened.push(...stream.getTracks());
    return stream;
  };
}

test("the agent's machine dies in the call: the visitor is told that she is reconnecting, and sees her when she is back", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo);
  await inCall(agent, visitor);
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's");
  await agent.vanish();
  await expect(visitor.panel.getByText(/Anna Lindqvist is reconnecting… \d+:\d\d/)).toBeVisible({ timeout: 45_000 });
  await agent.say("My computer is back in a moment");
  await expect(visitor.panel.getByText("My computer is back in a moment")).toBeVisible();
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's, again");
  await expect(visitor.panel.getByText(/is reconnecting…/)).toHaveCount(0);
});

test("joined in a second tab, the first lets go of camera and microphone and says so; used here again, both come back", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo, 1100, rememberTracks);
  await inCall(agent, visitor);
  await expect.poll(() => liveTracks(visitor)).toBeGreaterThan(1);
  const other = new Visitor({ context: visitor.context, page: await visitor.context.newPage() });
  await other.page.goto(house.demo);
  await other.page.getByRole("button", { name: "Chat with us" }).click();
  await other.panel.getByRole("button", { name: "Join" }).click();
  await expect(other.panel.getByLabel("Your picture")).toBeVisible();
  await other.panel.getByRole("button", { name: "Join" }).click();
  await expect(
    visitor.panel.getByText(/joined this call in another window\. Here your camera and microphone are off/),
  ).toBeVisible();
  await expect.poll(() => liveTracks(visitor)).toBe(0);
  await visitor.panel.getByRole("button", { name: "Use here" }).click();
  await expect(visitor.panel.getByRole("button", { name: "Microphone" })).toHaveAttribute("aria-pressed", "true");
  await expect(visitor.panel.getByLabel("Your picture")).toBeVisible();
  await expect.poll(() => liveTracks(other)).toBe(0);
});

test("older messages are read: new ones are said below, and a click leads there", async ({ browser, house }) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Hello");
  await agent.accept();
  for (let number = 1; number <= 30; number++) await agent.say(`Line ${number}`);
  await expect(visitor.panel.getByText("Line 30", { exact: true })).toBeInViewport();
  await visitor.panel.getByRole("log").evaluate((log) => (log.scrollTop = 0));
  const news = visitor.panel.getByRole("button", { name: "New messages" });
  await expect(news).toHaveCount(0);
  await agent.say("And one more");
  await news.click();
  await expect(visitor.panel.getByText("And one more")).toBeInViewport();
  await expect(news).toHaveCount(0);
});
