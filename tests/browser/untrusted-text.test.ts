import type { Frame, Page } from "@playwright/test";
import { payloads } from "../support/payloads.ts";
import { elsewhere } from "../support/payloads-unseen.ts";
import { Agent, expect, test, Visitor } from "../support/people.ts";

const override = "\u202e";
const markup = `<img src="${elsewhere}/i.png" onerror="alert(1)" data-evil>`;
const script = `<script data-evil src="${elsewhere}/s.js"></script>{{1+1}}\${1}%3Cb%3E`;
/** What the visitor sends, and what is to be read of it: the same without what only machines obey. */
const name = { sent: `Eve ${override}${markup}\u0007`, read: `Eve ${markup}` };
const message = { sent: `${markup} ${script}\u0000 ${override}gpj.exe\u2066 javascript:alert(2)`, read: script };
const title = { sent: `${override}</title>${markup}`, read: `</title>${markup}` };

/** All of the list, as many in a message as it holds. Each alone is for tests/unit/hostile-texts.test.ts. */
const batches = payloads.reduce<string[]>((all, payload) => {
  const last = all.at(-1) ?? "";
  return last.length + payload.length > 7_900 || all.length === 0
    ? [...all, payload]
    : [...all.slice(0, -1), `${last}\n${payload}`];
}, []);

/** Everything that would show that a text became more than a text. */
function watched(page: Page, frame: () => Frame): (where: string) => Promise<void> {
  const happened: string[] = [];
  page.on("dialog", (dialog) => {
    happened.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin === elsewhere) happened.push(`request ${request.url()}`);
  });
  page.on("console", (shown) => {
    if (shown.text().includes("Content Security Policy")) happened.push(shown.text());
  });
  return async (where) => {
    const found = await frame().evaluate(() => ({
      made: document.querySelectorAll("[data-evil], [onerror], a[href^='javascript:' i]").length,
      obeyed: /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(document.title + document.body.innerText),
    }));
    expect(found, where).toEqual({ made: 0, obeyed: false });
    expect(happened, where).toEqual([]);
  };
}

test("markup, script, control and override characters in all that a visitor sends are plain text wherever the desk shows it", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const expectDeskPlain = watched(agent.page, () => agent.page.mainFrame());
  const visitor = await Visitor.on(browser, `${house.demo}/product.html?item=vinda&q=${encodeURIComponent(markup)}`);
  const expectWidgetPlain = watched(visitor.page, () => visitor.frame());
  await visitor.page.evaluate((text) => void (document.title = text), title.sent);
  // A visitor's browser is his own: whatever it is made to send.
  await visitor.page.routeWebSocket(/\/visitor$/, (socket) => {
    const hub = socket.connectToServer();
    socket.onMessage((frame) => hub.send(String(frame).replace(/"url":"[^"]*"/, '"url":"javascript:alert(3)"')));
  });
  await visitor.page.getByRole("button", { name: "Chat with us" }).click();
  await visitor.panel.getByRole("textbox", { name: "Your name" }).fill(name.sent);
  await visitor.panel.getByRole("button", { name: "Start chat" }).click();
  await visitor.say(message.sent);
  await expect(visitor.panel.getByText(message.read)).toBeVisible();
  await expectWidgetPlain("the widget");

  const offer = agent.page.getByRole("region", { name: "Incoming conversation" });
  await expect(offer).toContainText(name.read);
  await expect(offer).toContainText(script);
  await expectDeskPlain("the offer");
  await agent.accept();
  await expect(agent.page.getByRole("heading", { name: name.read })).toBeVisible();
  await expect(agent.page.getByRole("main").getByText(message.read).first()).toBeVisible();
  await expect(agent.page.getByText(title.read).first()).toBeVisible();
  await expectDeskPlain("the conversation, its list and the visitor's panel");

  for (const [at, batch] of batches.entries()) {
    await visitor.say(`${batch}\nbatch ${at}`);
    await expect(agent.page.getByRole("main").getByText(`batch ${at}`).last()).toBeVisible();
  }
  // What the agent writes is shown by the same parts.
  await expectWidgetPlain("the widget, with the whole list");
  await expectDeskPlain("the conversation, with the whole list");
  await agent.say(message.sent);
  await expect(visitor.panel.getByText(message.read)).toHaveCount(2);
  await expectWidgetPlain("the widget, with what the agent sent");

  await visitor.page.reload();
  await expect(visitor.panel.getByText(message.read)).toHaveCount(2);
  await expectWidgetPlain("the widget, loaded again");

  const supervisor = await Agent.at(browser, await house.deskOf("supervisor"));
  const expectSupervisorPlain = watched(supervisor.page, () => supervisor.page.mainFrame());
  await supervisor.room("Supervisor");
  await expect(supervisor.page.getByRole("table", { name: "Agents" })).toBeVisible();
  await expectSupervisorPlain("the supervisor's tables");

  await agent.end();
  await agent.wrapUp.getByRole("textbox", { name: "Note" }).fill(message.sent);
  await expectDeskPlain("the wrap-up");
  await agent.done();
  await agent.room("Call log");
  await agent.page.getByRole("searchbox").fill("onerror");
  await expect(agent.page.locator("mark").first()).toHaveText("onerror");
  await expectDeskPlain("the call log, searched");
  await agent.page.locator("mark").first().click();
  await expect(agent.page.getByText(message.read).first()).toBeVisible();
  await expectDeskPlain("the conversation in the call log");
});
