import { Agent, expect, test } from "../support/people.ts";
import { hubVisitor } from "../support/hub-visitor.ts";
import { startHouse } from "../support/running-house.ts";

test("an invite that nobody answers: the desk counts down, the stage closes, and the chat says it", async ({
  browser,
}) => {
  const house = await startHouse({ FRONTDESK_INVITE_SECONDS: "5" });
  try {
    const agent = await Agent.at(browser, house.desk);
    const maria = await hubVisitor(house, "Maria", "Can you see it?");
    await agent.accept();
    await agent.invite();
    await expect(agent.call.getByText("Waiting for Maria to accept")).toBeVisible();
    await expect(agent.call.getByText(/The invitation stands for 0:0\d/)).toBeVisible();
    await expect(agent.page.getByText("Invite to video call was not answered").first()).toBeVisible();
    await expect(agent.call).toBeHidden();
    await agent.page.getByRole("button", { name: "Invite to video call" }).first().click();
    await expect(agent.page.getByRole("dialog", { name: "Check your camera and microphone" })).toBeVisible();
    maria.close();
  } finally {
    for (const context of browser.contexts()) await context.close();
    await house.stop();
  }
});
