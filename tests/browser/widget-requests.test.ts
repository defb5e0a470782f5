import sharp from "sharp";
import { expect, expectMedia, test, Visitor } from "../support/people.ts";
import { WireAgent } from "../support/wire-agent.ts";

const roses = { create: { width: 600, height: 400, channels: 3, background: { r: 190, g: 30, b: 60 } } } as const;

test("a picture goes to the agent, and the agent asks for the location and for a photo: asked plainly, shown before it goes, answered with what came of it", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.context.grantPermissions(["geolocation"]);
  await visitor.context.setGeolocation({ latitude: 60.17, longitude: 24.94, accuracy: 12 });
  await visitor.start("My roses are sick");
  await agent.accept();

  await visitor.panel.locator(".composer input[type=file]").setInputFiles([
    { name: "roses.png", mimeType: "image/png", buffer: await sharp(roses).png().toBuffer() },
    { name: "evil.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg onload=alert(1)>") },
  ]);
  await expect(visitor.panel.getByText(/Files of this type cannot be sent/)).toBeVisible();
  await expect(visitor.panel.getByText("Ready to send")).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Remove evil.svg" }).click();
  await visitor.panel.getByRole("button", { name: "Send", exact: true }).click();
  const thumb = visitor.panel.getByRole("button", { name: /^Picture roses.png/ }).locator("img");
  const isDrawn = () => thumb.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(isDrawn).toBe(600);
  await expect
    .poll(() => agent.events.findLast(({ message }) => message)?.["message"])
    .toMatchObject({ text: "", attachments: [{ name: "roses.png", type: "image/png", width: 600, preview: true }] });

  await agent.request("location");
  const where = visitor.panel.getByRole("region", { name: "Anna Lindqvist asks where you are" });
  await where.getByRole("button", { name: "Allow" }).click();
  await expect(visitor.panel.getByText("You sent your location")).toBeVisible();
  const place = (await agent.heard("request.answered"))["location"] as { latitude: number };
  expect(place.latitude).toBeCloseTo(60.17);

  await agent.request("photo");
  const card = visitor.panel.getByRole("region", { name: "Anna Lindqvist asks you for a photo" });
  await card.getByRole("button", { name: "Allow" }).click();
  await card.getByRole("button", { name: "Use the camera" }).click();
  await card.getByRole("button", { name: "Take the photo" }).click();
  await expect(card.getByRole("img", { name: "The photo, not sent yet" })).toBeVisible();
  expect(agent.events.some(({ type, photo }) => type === "request.answered" && photo)).toBe(false);
  await card.getByRole("button", { name: "Send photo" }).click();
  await expect(visitor.panel.getByText("You sent a photo")).toBeVisible();
  await expect.poll(() => agent.events.findLast(({ photo }) => photo)?.["photo"]).toMatchObject({ width: 1280 });
  const own = visitor.panel.getByRole("img", { name: "The photo that you sent" });
  const drawn = () => own.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.clientWidth <= 240]);
  await expect.poll(drawn).toEqual([1280, true]);
  await visitor.page.reload();
  await expect.poll(drawn).toEqual([1280, true]);
  // What this page has not sent itself it reads small.
  await expect.poll(isDrawn).toBe(480);

  await agent.request("photo");
  await card.getByRole("button", { name: "Allow" }).click();
  await card.locator("input[type=file]").setInputFiles({
    name: "not-a-picture.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("<script>alert(1)</script>"),
  });
  await expect(card.getByText("This file cannot be read as a picture. Please choose another.")).toBeVisible();
  await card.getByRole("button", { name: "No thanks" }).click();
  await expect(visitor.panel.getByText("You sent no photo")).toBeVisible();

  await agent.request("location");
  await where.getByRole("button", { name: "No thanks" }).click();
  await expect(visitor.panel.getByText("You did not send your location")).toBeVisible();
});

test("in a call: the agent asks for the camera and for the screen, the visitor to be shown; each is answered", async ({
  browser,
  house,
}) => {
  const agent = await WireAgent.at(house);
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Hello");
  await agent.accept();
  await agent.invite();
  await visitor.panel.getByRole("button", { name: "Accept" }).click();
  await expect(visitor.panel.getByLabel("Your picture")).toBeVisible();
  await visitor.panel.getByRole("button", { name: "Camera" }).click();
  await visitor.panel.getByRole("button", { name: "Join" }).click();
  await agent.enterCall(browser);
  await expectMedia(visitor, "at the visitor's");

  await agent.request("camera");
  const camera = visitor.panel.getByRole("region", { name: /asks you to switch your camera on/ });
  await camera.getByRole("button", { name: "Allow" }).click();
  await expect(visitor.panel.getByText("You switched your camera on for Anna Lindqvist")).toBeVisible();
  await expect(visitor.panel.getByLabel("Your picture")).toBeVisible();

  await agent.request("share");
  const share = visitor.panel.getByRole("region", { name: /asks you to share your screen/ });
  await share.getByRole("button", { name: "No thanks" }).click();
  await expect(visitor.panel.getByText("You did not share your screen")).toBeVisible();

  await visitor.panel.getByRole("button", { name: "Please show me" }).click();
  await expect(visitor.panel.getByText("You asked Anna Lindqvist to show you something.")).toBeVisible();
  const { request } = await agent
    .heard("request.made")
    .then(() => agent.events.findLast(({ by }) => by === "visitor")!);
  await agent.ask("request.answer", { request, outcome: "declined" });
  await expect(visitor.panel.getByText("Anna Lindqvist cannot show you anything now")).toBeVisible();
});
