import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";

test("two tabs of the shop show one conversation; the call is in one, moves when it is wanted, and goes on behind a closed panel", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Here I am");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expectMedia(agent, "at the desk");

  const other = new Visitor({ context: visitor.context, page: await visitor.context.newPage() });
  await other.page.goto(house.demo);
  await other.page.getByRole("button", { name: "Chat with us" }).click();
  await expect(other.panel.getByText("Here I am")).toBeVisible();
  await expect(other.panel.getByRole("heading", { name: "Your video call is running" })).toBeVisible();
  await other.say("Written in the other tab");
  await expect(visitor.panel.getByText("Written in the other tab")).toBeVisible();

  await other.panel.getByRole("button", { name: "Join" }).click();
  await expect(other.panel.getByRole("heading", { name: "Check your camera and microphone" })).toBeVisible();
  await other.panel.getByRole("button", { name: "Join" }).click();
  await expect(
    visitor.panel.getByText("You joined this call in another window. Here your camera and microphone are off."),
  ).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Use here" }).click();
  await expect(
    other.panel.getByText("You joined this call in another window. Here your camera and microphone are off."),
  ).toBeVisible();
  await other.page.close();

  await visitor.panel.getByRole("button", { name: "Close the chat window" }).click();
  const button = visitor.page.getByRole("button", { name: /^Video call/ });
  await agent.say("Still there?");
  await expect(button).toHaveAccessibleName("Video call, 1 new message");
  await expectMedia(agent, "at the desk, with the visitor's panel closed");
  await button.click();
  await expect(visitor.leave).toBeVisible();
  await agent.call.getByRole("button", { name: "End video call" }).click();
  await expect(visitor.leave).toBeHidden();
});
