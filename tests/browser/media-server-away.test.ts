import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";

test("the media server answers nobody: both are told why, the chat goes on, and the call comes when it is back", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Can you show me how?");
  await agent.accept();

  house.holdMediaServer();
  await agent.invite();
  await visitor.acceptCall();
  await expect(agent.call.getByText("The video server does not answer. Trying again…")).toBeVisible({
    timeout: 10_000,
  });
  await expect(visitor.panel.getByText("The video call does not answer. Trying again…")).toBeVisible({
    timeout: 45_000,
  });
  await visitor.say("I see nothing yet");
  await expect(agent.page.getByText("I see nothing yet").first()).toBeVisible();
  await agent.say("Neither do I");
  await expect(visitor.panel.getByText("Neither do I")).toBeVisible();

  house.freeMediaServer();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's");
});
