import { expect, expectMedia, test } from "../support/people.ts";
import { hubVisitor } from "../support/hub-visitor.ts";
import { filmed, openStudio, phonePicture, picture } from "./studio.ts";

// Not a proof but a camera: `npm run pictures` drives the product and keeps what README and guides show.
test("a video call from its invite to its end, at the desk and at the visitor's", async ({ browser, house }) => {
  test.setTimeout(400_000);
  const studio = await openStudio(browser, house);
  const { agent, visitor } = studio;
  const desk = agent.page;
  const shop = visitor.page;
  const button = (name: string) => visitor.panel.getByRole("button", { name, exact: true });
  const press = (name: string) => agent.call.getByRole("button", { name, exact: true }).click();

  const emil = await hubVisitor(house, "Emil Sandberg", "Is the bench still to be had?");
  await agent.accept();
  await agent.say("It is, and it can be with you by Friday.");
  await emil.say("Then I would like two.");
  await visitor.start("Do you deliver to Rovaniemi?", "Maria Koskinen");
  await agent.accept();
  await agent.say("We do, within four days. Shall I show you how the shelf is put together?");
  await visitor.say("Yes please, that would help.");
  await expect(desk.getByText("Yes please, that would help.").first()).toBeVisible();

  await desk.getByRole("button", { name: "Invite to video call" }).first().click();
  const check = desk.getByRole("dialog", { name: "Check your camera and microphone" });
  await filmed(check.getByLabel("Your own picture"));
  await picture(desk, "desk-device-check");
  await check.getByRole("button", { name: "Save and invite" }).click();
  await expect(agent.call).toContainText("Waiting for Maria Koskinen to accept");
  await picture(desk, "desk-waiting");
  await expect(button("Accept")).toBeVisible();
  await picture(shop, "shop-invite");
  await phonePicture(shop, "phone-invite");
  await button("Accept").click();
  await filmed(visitor.panel.getByLabel("Your picture"));
  await picture(shop, "shop-device-check");
  await button("Join").click();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's");

  const ticks = agent.call.getByRole("list", { name: "What Maria Koskinen gets of you" });
  const well = async () => {
    await expect(ticks.getByText("Hears you", { exact: true })).toBeVisible();
    await expect(ticks.getByText("Sees you", { exact: true })).toBeVisible();
    await expect(agent.call.getByRole("region", { name: "Call health" })).toBeHidden();
    await expect(agent.call.getByText("Connection: poor")).toBeHidden({ timeout: 60_000 });
  };
  await well();
  await picture(desk, "desk-in-a-call");
  await picture(shop, "shop-in-a-call");
  await phonePicture(shop, "phone-in-a-call");
  await press("Put the video left of the chat");
  // The picture comes in another size now, and is sharp after some frames.
  await expectMedia(agent, "at the desk, left of the chat");
  await picture(desk, "desk-call-left");
  await press("Put the video above the chat");
  await press("Full screen");
  await expect(agent.call.getByRole("button", { name: "Full screen" })).toHaveAttribute("aria-pressed", "true");
  await picture(desk, "desk-call-full-screen", "jpeg");
  await press("Full screen");

  await button("Sound").click();
  const finding = agent.call.locator('[data-rule="visitor-sound-off"]');
  await expect(finding).toBeVisible();
  await expect(agent.call.getByText("Connection: poor")).toBeHidden({ timeout: 60_000 });
  await picture(desk, "desk-call-health");
  await finding.getByRole("button", { name: "Open the guide" }).click();
  await expect(desk.getByRole("dialog", { name: "The guide" }).locator("[data-sought]")).toBeInViewport();
  await picture(desk, "desk-guide");
  await desk.keyboard.press("Escape");
  await button("Sound").click();
  await expect(finding).toBeHidden();

  for (const context of [agent.context, visitor.context])
    await (await context.newPage()).goto(new URL("product.html?item=vinda", house.demo).href);
  await desk.bringToFront();
  await press("Share screen");
  await filmed(visitor.panel.getByLabel(/^Screen of/));
  await expect(ticks.getByText("Sees your share", { exact: true })).toBeVisible();
  await picture(desk, "desk-sharing");
  await shop.bringToFront();
  await picture(shop, "shop-sees-share");
  await desk.bringToFront();
  await press("Share screen");
  await shop.bringToFront();
  await button("Share screen").click();
  await filmed(agent.call.getByLabel(/^Screen of/));
  await expect(agent.call.getByLabel(/^Screen of/)).toHaveAttribute("data-shown", /.*/);
  await desk.bringToFront();
  await picture(desk, "desk-sees-share");
  await shop.bringToFront();
  await picture(shop, "shop-sharing");
  await button("Stop sharing").click();

  await desk.bringToFront();
  const ask = async (kind: RegExp) => {
    await desk.getByRole("button", { name: "Ask Maria Koskinen …" }).click();
    await desk.getByRole("menuitem", { name: kind }).click();
  };
  await ask(/For a photo/);
  const card = visitor.panel.getByRole("region", { name: /asks you for a photo/ });
  await shop.bringToFront();
  await expect(card).toBeVisible();
  await picture(shop, "shop-request");
  await phonePicture(shop, "phone-request");
  await card.getByRole("button", { name: "Allow" }).click();
  await card.getByRole("button", { name: "Use the camera" }).click();
  await filmed(card.getByLabel("What the camera sees"));
  await card.getByRole("button", { name: "Take the photo" }).click();
  await card.getByRole("button", { name: "Send photo" }).click();
  await desk.bringToFront();
  await expect(desk.getByRole("img", { name: /^Photo from/ })).toBeVisible();
  await ask(/For the location/);
  await shop.bringToFront();
  await visitor.panel
    .getByRole("region", { name: /asks where you are/ })
    .getByRole("button", { name: "Allow" })
    .click();
  await desk.bringToFront();
  await expect(desk.getByText("60.16952, 24.93545")).toBeVisible();
  await press("End video call");
  await expect(agent.call).toBeHidden();
  await desk.getByRole("button", { name: "Ask Maria Koskinen …" }).click();
  await picture(desk, "desk-requests");
  await desk.keyboard.press("Escape");
  await agent.message.click();

  await emil.invite();
  await expect(desk.getByRole("region", { name: "Incoming video call" })).toBeVisible();
  await picture(desk, "desk-incoming-call");
  emil.close();
  await studio.close();
});
