import { Agent, expect, test, Visitor } from "../support/people.ts";
import { expectFits } from "../support/panel-fits.ts";
import { wireOf } from "../support/wire-agent.ts";

const order = { key: "order", kind: "line", label: { en: "Order number" }, required: true, choices: [] };
const about = { key: "about", kind: "choice", label: { en: "About" }, choices: ["Delivery", "Returns"] };

test("a visitor answers what the site asks first and agrees, talks, and says how it was; the agent reads it all", async ({
  browser,
  house,
}) => {
  const ada = await wireOf(house, "administrator");
  const { sites } = (await ada.ask("sites.read", {})) as { sites: Array<{ id: string; published: object }> };
  const [{ id, published }] = sites as [(typeof sites)[number]];
  const texts = { welcome: { en: "Ask us anything." }, consent: { en: "You may keep what I write." }, offline: {} };
  const to = {
    ...published,
    languages: ["en"],
    texts,
    privacyUrl: "https://shop.test/privacy",
    preChat: [order, about],
  };
  await ada.ask("site.draft", { site: id, to, expected: null });
  await ada.ask("site.publish", { site: id, expected: to });
  const { rules } = (await ada.ask("surveyRules.read", {})) as { rules: { house: object } };
  await ada.ask("surveyRules.change", { rules: { ...rules, house: { ...rules.house, chat: true } } });

  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo, 430);
  const { panel } = visitor;
  await visitor.page.getByRole("button", { name: "Chat with us" }).click();
  await expect(panel.getByText("Ask us anything.")).toBeVisible();
  await panel.getByRole("textbox", { name: /name/ }).first().fill("Maria Korhonen");
  const number = panel.getByRole("textbox", { name: "Order number (required)" });
  await panel.getByRole("button", { name: "Start chat" }).click();
  // Not begun: the browser leads to what is missing.
  await expect(number).toBeFocused();
  await number.fill("<b>A-4711</b>");
  await panel.getByRole("combobox", { name: "About" }).selectOption("Delivery");
  await expectFits(visitor, "asked-first");
  await panel.getByRole("checkbox", { name: /You may keep what I write/ }).check();
  await panel.getByRole("button", { name: "Start chat" }).click();
  await visitor.say("Do you deliver to Finland?");

  await agent.accept();
  const beside = agent.page.getByRole("region", { name: "Before it began" });
  await expect(beside.getByText("Order number")).toBeVisible();
  for (const said of ["<b>A-4711</b>", "Delivery", "You may keep what I write."])
    await expect(beside.getByText(said)).toBeVisible();
  await agent.say("We do.");
  await expect(panel.getByText("We do.")).toBeVisible();
  await agent.end();

  await expect(panel.getByRole("heading", { name: "How was this conversation?" })).toBeVisible();
  await panel.getByRole("button", { name: "4 of 5, good" }).click();
  await expect(panel.getByText(/^Thank you for telling us\./)).toBeVisible();
  await panel.getByRole("textbox", { name: "Would you like to say more?" }).fill("Quick and kind.");
  await expectFits(visitor, "rated");
  await panel.getByRole("button", { name: "Send comment" }).click();
  await expect(panel.getByText(/^Thank you\. Your comment has arrived\./)).toBeVisible();
  await expect(agent.page.getByText("Quick and kind.")).toBeVisible();
  ada.close();
});
