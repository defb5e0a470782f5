import type { Browser } from "@playwright/test";
import type { RunningHouse } from "../support/running-house.ts";
import { Agent, expect, test, Visitor } from "../support/people.ts";
import {
  colourOf,
  largestReceived,
  legible,
  mainColour,
  rememberRoom,
  sharedPage,
  sharing,
  stripes,
  trouble,
} from "../support/sharing.ts";

test.use({ launchOptions: sharing.launchOptions });

async function inCall(browser: Browser, house: RunningHouse): Promise<{ agent: Agent; visitor: Visitor }> {
  const agent = await Agent.at(browser, house.desk, rememberRoom);
  const visitor = await Visitor.on(browser, house.demo);
  await agent.context.grantPermissions(sharing.permissions);
  await visitor.context.grantPermissions(sharing.permissions);
  await visitor.start("Show me, please.");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expect(visitor.panel.getByLabel(/^Picture of/)).toBeVisible();
  return { agent, visitor };
}

test("each side sees what the other shares, live, and no more once it is stopped", async ({ browser, house }) => {
  test.slow();
  const { agent, visitor } = await inCall(browser, house);
  const shared = await sharedPage(agent.context, "rgb(200, 0, 0)");

  const share = agent.call.getByRole("button", { name: "Share screen" });
  await agent.page.bringToFront();
  await share.click();
  const screenOfAgent = visitor.panel.getByLabel(/^Screen of/);
  await expect(screenOfAgent).toBeVisible();
  await expect.poll(() => mainColour(screenOfAgent), { message: "the visitor sees the page" }).toBe("red");
  await agent.page.keyboard.press("Alt+Shift+P");
  const bar = agent.page.getByRole("region", { name: "Your share" });
  await expect(bar).toContainText("Paused: the last picture stands still.");
  await expect.poll(() => mainColour(screenOfAgent), { message: "the veil is seen" }).toBe("none");
  await shared.evaluate(() => (document.body.style.background = "rgb(0, 0, 200)"));
  const { frames } = await largestReceived(visitor.frame());
  await expect.poll(async () => (await largestReceived(visitor.frame())).frames).toBeGreaterThan(frames + 1);
  const [red = 0, , blue = 0] = (await colourOf(screenOfAgent, 0.1)) ?? [];
  expect(red, "what came after the pause is not seen").toBeGreaterThan(blue + 30);
  await bar.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => mainColour(screenOfAgent), { message: "and sees it change" }).toBe("blue");
  await agent.page.bringToFront();
  await share.click();
  await expect(screenOfAgent).toBeHidden();

  await shared.evaluate(() => (document.body.style.background = "rgb(0, 180, 0)"));
  await visitor.panel.getByRole("button", { name: "Share screen" }).click();
  const screenOfVisitor = agent.call.getByLabel(/^Screen of/);
  await expect.poll(() => mainColour(screenOfVisitor), { message: "the agent sees the page" }).toBe("green");
  await visitor.panel.getByRole("button", { name: "Pause" }).click();
  await expect(visitor.panel.getByText("sees the last picture, and nothing new")).toBeVisible();
  await expect.poll(() => mainColour(screenOfVisitor), { message: "the agent sees the veil" }).not.toBe("green");
  await visitor.panel.getByRole("button", { name: "Resume" }).click();
  await expect.poll(() => mainColour(screenOfVisitor), { message: "and the page again" }).toBe("green");
  await visitor.panel.getByRole("button", { name: "Stop sharing" }).click();
  await expect(screenOfVisitor).not.toHaveAttribute("data-shown");
});

test("small text arrives as it was sent; the bar goes along, survives reconnects, and one key stops it", async ({
  browser,
  house,
}) => {
  test.slow();
  const { agent, visitor } = await inCall(browser, house);
  const shared = await sharedPage(agent.context, "white");
  await stripes(shared);
  await agent.page.bringToFront();
  await agent.call.getByRole("button", { name: "Share screen" }).click();

  const screen = visitor.panel.getByLabel(/^Screen of/);
  await expect(screen).toBeVisible();
  await expect.poll(() => legible(screen), { message: "lines of two pixels are told apart" }).toBeGreaterThan(0.95);
  const sent = shared.viewportSize();
  expect(await largestReceived(visitor.frame())).toMatchObject({ width: sent?.width, height: sent?.height });

  const bar = agent.page.getByRole("region", { name: "Your share" });
  await expect(bar).toContainText("You are sharing a tab");
  expect(await legible(bar.getByLabel("What you share"))).toBeGreaterThan(0.95);
  await agent.room("Call log");
  await expect(bar).toBeVisible();

  for (const scenario of ["signal-reconnect", "full-reconnect"]) {
    await trouble(agent.page.mainFrame(), scenario);
    await shared.evaluate(
      (colour) => (document.body.style.background = colour),
      scenario === "full-reconnect" ? "rgb(0, 0, 200)" : "rgb(200, 0, 0)",
    );
    await expect(bar).toBeVisible();
    await expect
      .poll(() => mainColour(screen), { message: `the same page after ${scenario}`, timeout: 30_000 })
      .toBe(scenario === "full-reconnect" ? "blue" : "red");
  }

  await agent.page.keyboard.press("Control+Shift+S");
  await expect(bar).toBeHidden();
  await expect(screen).toBeHidden();
  await expect(visitor.panel.getByLabel(/^Picture of/)).toBeVisible();
});

test("a share that goes by itself is said to both, and nothing takes its place", async ({ browser, house }) => {
  test.slow();
  const { agent, visitor } = await inCall(browser, house);
  const shared = await sharedPage(visitor.context, "rgb(200, 0, 0)");
  await visitor.page.bringToFront();
  await visitor.panel.getByRole("button", { name: "Share screen" }).click();
  const screen = agent.call.getByLabel(/^Screen of/);
  await expect.poll(() => mainColour(screen), { message: "the agent sees the page" }).toBe("red");
  await expect(visitor.panel.getByText("You are sharing a tab")).toBeVisible();

  await shared.close();
  await expect(visitor.panel.getByText("Your share has ended")).toBeVisible();
  await expect(screen).not.toHaveAttribute("data-shown");
});
