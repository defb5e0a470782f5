import { Agent, expect, test, Visitor } from "../support/people.ts";

test("the hub is killed in the chat and comes back: nothing acknowledged is lost, nothing written meanwhile either", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Before the storm");
  await agent.accept();
  await agent.say("All is well");
  await expect(visitor.panel.getByText("All is well")).toBeVisible();

  await house.killHub();
  await visitor.say("Written in the dark by the visitor");
  await agent.say("Written in the dark by the agent");
  await house.hubReady();

  for (const text of ["Before the storm", "All is well", "Written in the dark by the agent"])
    await expect(visitor.panel.getByText(text, { exact: true })).toHaveCount(1, { timeout: 45_000 });
  const talk = agent.page.getByRole("main");
  await expect(talk.getByText("Written in the dark by the visitor", { exact: true }).first()).toBeVisible();
  await visitor.say("After it");
  await expect(talk.getByText("After it", { exact: true }).first()).toBeVisible();
  await expect(visitor.panel.getByText("Written in the dark by the visitor", { exact: true })).toHaveCount(1);
});
