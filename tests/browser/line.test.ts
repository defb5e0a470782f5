import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";

test("from the shop's page to the call log: chat, video with picture and sound both ways, wrap-up, search", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const visitor = await Visitor.on(browser, house.demo);

  await agent.room("Settings");
  const canned = agent.page.getByRole("region", { name: "Your canned responses" });
  await canned.getByRole("button", { name: "New response" }).click();
  await canned.getByRole("textbox", { name: "Shortcut" }).fill("deliver");
  await canned.getByRole("textbox", { name: "Title" }).fill("How long it takes");
  await canned.getByRole("textbox", { name: "Text" }).fill("We do, within {?How many} days.");
  await canned.getByRole("button", { name: "Save" }).click();
  await expect(canned.getByRole("option", { name: "/deliver" })).toContainText("used never");
  await agent.room("Conversations");

  await visitor.start("Do you deliver to Rovaniemi?");
  const offer = agent.page.getByRole("region", { name: "Incoming conversation" });
  await expect(offer).toContainText("Do you deliver to Rovaniemi?");
  await agent.accept();
  await agent.message.pressSequentially("/long");
  await expect(agent.page.getByRole("listbox", { name: "Canned responses" })).toBeVisible();
  await agent.message.press("Enter");
  await agent.page.getByRole("textbox", { name: "How many" }).pressSequentially("four");
  await agent.page.keyboard.press("Enter");
  await expect(agent.message).toHaveValue("We do, within four days. ");
  await expect(agent.message).toBeFocused();
  await agent.message.press("Enter");
  await expect(visitor.panel.getByText("We do, within four days.")).toBeVisible();
  await visitor.say("How do I put this together?");
  await expect(agent.page.getByText("How do I put this together?").first()).toBeVisible();
  await expect(agent.page.getByText("Read", { exact: true })).toBeVisible();
  await expect(visitor.panel.getByText(/· Read$/)).toBeVisible();

  await agent.invite();
  await expect(agent.page.getByText("Inviting to video call").first()).toBeVisible();
  await visitor.acceptCall();
  await expect(agent.page.getByText("Video conversation accepted").first()).toBeVisible();
  await expect(agent.call).toBeVisible();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's");

  for (const name of [
    "Full screen",
    "Sound",
    "Microphone",
    "Camera",
    "Share screen",
    "Device settings",
    "End video call",
  ])
    await expect(agent.call.getByRole("button", { name })).toBeVisible();
  await visitor.say("Now I can see you.");
  await expect(agent.page.getByText("Now I can see you.").first()).toBeVisible();

  await agent.call.getByRole("button", { name: "End video call" }).click();
  await expect(agent.call).toBeHidden();
  await expect(visitor.leave).toBeHidden();
  await visitor.say("Thank you!");
  await expect(agent.page.getByText("Thank you!").first()).toBeVisible();

  await agent.end();
  await agent.wrapUp.getByRole("textbox", { name: "Note" }).fill("Assembly explained by video");
  await agent.done();

  await agent.room("Call log");
  await agent.page.getByRole("searchbox").fill("rovaniemi");
  await expect(agent.page.locator("mark").first()).toHaveText(/rovaniemi/i);
  await agent.page.getByRole("searchbox").fill("assembly");
  await expect(agent.page.locator("mark").first()).toHaveText(/assembly/i);
  await agent.page.getByRole("searchbox").fill("nobody said this");
  await expect(agent.page.locator("mark")).toHaveCount(0);

  await agent.page.keyboard.press("Control+Shift+F");
  await agent.page.getByRole("searchbox", { name: "Search messages, notes, names" }).fill("rovaniemi deliv");
  await agent.page.getByRole("option").filter({ hasText: "Do you deliver to Rovaniemi?" }).click();
  await expect(agent.page.locator("[data-marked]")).toContainText("Do you deliver to Rovaniemi?");
});
