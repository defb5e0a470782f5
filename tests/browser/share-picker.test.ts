import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext } from "@playwright/test";
import { Agent, expect, test, Visitor } from "../support/people.ts";
import { sharedPage, sharing } from "../support/sharing.ts";

test.use({ launchOptions: sharing.launchOptions });

const pixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgaPj/HwADhAKAoIeZ6QAAAABJRU5ErkJggg==";

interface Answer {
  access: "granted" | "denied";
  windows: string[];
}

/** Answers the window as main on Electron would: with sources of this machine, for a picker of our own. */
async function ownPicker(context: BrowserContext, desk: string, answer: Answer): Promise<string[]> {
  const chosen: string[] = [];
  const sources = (thumbnail: string) => [
    { id: "screen:1", name: "Screen 1", kind: "screen", thumbnail },
    { id: "screen:2", name: "Screen 2", kind: "screen", thumbnail },
    ...answer.windows.map((name, index) => ({ id: `window:${index}`, name, kind: "window", thumbnail })),
  ];
  const values: Record<string, (input: Record<string, string>) => unknown> = {
    "screen.list": () => ({ picker: "ours", access: answer.access, sound: true, sources: sources("") }),
    "screen.pictures": ({ kind }) => ({ sources: sources(pixel).filter((source) => source.kind === kind) }),
    "screen.choose": ({ source }) => {
      chosen.push(source ?? "");
      return {};
    },
  };
  await context.routeWebSocket(
    (url) => url.host === new URL(desk).host,
    (socket) => {
      const main = socket.connectToServer();
      socket.onMessage((message) => {
        const frame = JSON.parse(String(message)) as { id: string; ask?: string; input: Record<string, string> };
        const value = values[frame.ask ?? ""];
        if (value) socket.send(JSON.stringify({ id: frame.id, value: value(frame.input) }));
        else main.send(message);
      });
    },
  );
  return chosen;
}

test("our own picker: by keys alone to a window, never before a choice; what vanishes and what is forbidden is said", async ({
  browser,
  house,
}) => {
  test.slow();
  const answer: Answer = { access: "granted", windows: ["<b>Invoice</b>", "Letters"] };
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: sharing.permissions,
  });
  const chosen = await ownPicker(context, house.desk, answer);
  const agent = new Agent({ context, page: await context.newPage() });
  await agent.page.goto(house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.context.grantPermissions(sharing.permissions);
  await visitor.start("Show me, please.");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expect(visitor.panel.getByLabel(/^Picture of/)).toBeVisible();
  await sharedPage(context, "rgb(200, 0, 0)");
  await agent.page.bringToFront();
  const control = agent.call.getByRole("button", { name: "Share screen" });
  await control.click();

  const picker = agent.page.getByRole("dialog", { name: "Share your screen" });
  const share = picker.getByRole("button", { name: "Share", exact: true });
  await expect(picker.getByRole("radio")).toHaveCount(2);
  await expect(picker.getByText("Unsure? The entire screen is the easiest choice.")).toBeVisible();
  await expect(share).toBeDisabled();
  await expect(picker.locator("img").first()).toHaveAttribute("src", pixel);
  expect((await new AxeBuilder({ page: agent.page }).include("[role=dialog]").analyze()).violations).toEqual([]);

  await picker.getByRole("tab", { name: "Entire screen" }).press("ArrowRight");
  await expect(picker.getByRole("radio")).toHaveCount(2);
  await picker.getByRole("searchbox").fill("letters");
  await expect(picker.getByRole("radio")).toHaveCount(1);
  await picker.getByRole("searchbox").press("Escape");
  await expect(picker).toBeVisible();
  await picker.getByRole("radio", { name: "Letters" }).press("Space");
  await expect(share).toBeEnabled();
  answer.windows = ["<b>Invoice</b>"];
  await expect(picker.getByText("“Letters” is no longer there. Choose another one.")).toBeVisible();
  await expect(share).toBeDisabled();

  await picker.getByRole("radio", { name: "<b>Invoice</b>" }).press("Space");
  await picker.getByRole("radio", { name: "<b>Invoice</b>" }).press("Enter");
  await expect(picker).toBeHidden();
  expect(chosen).toEqual(["window:0"]);
  await expect(agent.page.getByRole("region", { name: "Your share" })).toBeVisible();
  expect((await new AxeBuilder({ page: agent.page }).include("[data-banners]").analyze()).violations).toEqual([]);

  await agent.page.keyboard.press("Control+Shift+S");
  await expect(agent.page.getByRole("region", { name: "Your share" })).toBeHidden();
  answer.access = "denied";
  await control.click();
  await expect(picker.getByRole("alert")).toContainText("The system does not let this program see the screen.");
  await agent.page.keyboard.press("Escape");
  await expect(picker).toBeHidden();
  expect(chosen).toHaveLength(1);
});
