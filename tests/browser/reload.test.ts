import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";

test("the visitor reloads the page in the chat: the same conversation goes on", async ({ browser, house }) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Hello from the garden");
  await agent.accept();
  await agent.say("Good morning.");
  await expect(visitor.panel.getByText("Good morning.")).toBeVisible();
  // Without a line, and then without the page: what he wrote goes out by itself when both are back.
  await visitor.context.setOffline(true);
  await visitor.say("Written on the train");
  await expect(visitor.panel.getByText("Sending…")).toBeVisible();
  await visitor.context.setOffline(false);
  await visitor.page.reload();
  await expect(visitor.panel.getByText("Hello from the garden")).toBeVisible();
  await expect(visitor.panel.getByText("Good morning.")).toBeVisible();
  await expect(agent.page.getByText("Written on the train").first()).toBeVisible();
  await visitor.say("I am back");
  await expect(agent.page.getByText("I am back").first()).toBeVisible();
  await expect(agent.page.getByText("Hello from the garden").first()).toBeVisible();
});

test("the visitor reloads the page in the call, then the agent his window: both are back in it by themselves", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Can you show me?");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expectMedia(agent, "at the desk, first");

  await visitor.page.reload();
  await expect(visitor.leave).toBeVisible();
  await expectMedia(visitor, "at the visitor's, after his reload");
  await expectMedia(agent, "at the desk, after the visitor's reload");

  await agent.page.reload();
  await expect(agent.call).toBeVisible();
  await expectMedia(agent, "at the desk, after its reload");
  await expectMedia(visitor, "at the visitor's, after the desk's reload");
  await agent.call.getByRole("button", { name: "End video call" }).click();
  await expect(visitor.leave).toBeHidden();
});
