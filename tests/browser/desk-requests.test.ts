import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { hubVisitor, type HubVisitor } from "../support/hub-visitor.ts";
import { Agent, expect, test } from "../support/people.ts";

/** A JPEG as a camera makes it, painted by the browser itself: red, so that a test can read it again. */
async function redPhoto(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [640, 480];
    const pen = canvas.getContext("2d")!;
    pen.fillStyle = "rgb(200, 20, 20)";
    pen.fillRect(0, 0, 640, 480);
    return canvas.toDataURL("image/jpeg");
  });
  return Buffer.from(url.split(",")[1]!, "base64");
}

/** Sends a photo as the widget does, in one part; answers its id. */
async function sendPhoto(visitor: HubVisitor, bytes: Buffer): Promise<string> {
  const upload = randomUUID();
  const begun = {
    conversation: visitor.conversation,
    upload,
    name: "photo.jpg",
    size: bytes.length,
    type: "image/jpeg",
    purpose: "photo",
  };
  await visitor.ask("upload.begin", begun);
  const { url, secret } = await visitor.ask("upload.open", { upload });
  const headers = {
    authorization: `Bearer ${String(secret)}`,
    "content-type": "application/offset+octet-stream",
    "upload-offset": "0",
  };
  const answer = await fetch(String(url), { method: "PATCH", headers, body: new Uint8Array(bytes) });
  expect(answer.status).toBe(204);
  await expect.poll(async () => (await visitor.ask("upload.finish", { upload }))["attachment"]).toBeTruthy();
  return upload;
}

interface Sent {
  readonly id: string;
  readonly name: string;
}

/** As a system pastes a screenshot. */
async function pastePicture(place: Element): Promise<void> {
  const canvas = new OffscreenCanvas(30, 20);
  canvas.getContext("2d")!.fillRect(0, 0, 30, 20);
  const file = new File([await canvas.convertToBlob()], "image.png", { type: "image/png" });
  const clipboardData = new DataTransfer();
  clipboardData.items.add(file);
  place.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

async function ask(agent: Agent, item: RegExp): Promise<void> {
  await agent.page.getByRole("button", { name: "Ask Maria …" }).click();
  await agent.page.getByRole("menuitem", { name: item }).click();
}

/** The request that the visitor was asked last. */
async function asked(visitor: HubVisitor, kind: string): Promise<string> {
  const found = () => visitor.events.findLast((event) => event.type === "request.made" && event["kind"] === kind);
  await expect.poll(() => found()?.["request"]).toBeTruthy();
  return String(found()!["request"]);
}

test("the visitor is asked for a photo and for the location: shown, copied, declined, failed, withdrawn", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  await agent.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const maria = await hubVisitor(house, "Maria", "It is broken");
  await agent.accept();

  await ask(agent, /For a photo/);
  const request = await asked(maria, "photo");
  await expect(agent.page.getByText("Waiting for an answer…")).toBeVisible();
  const body = await redPhoto(agent.page);
  const photo = await sendPhoto(maria, body);
  await maria.ask("request.answer", { request, outcome: "granted", photo });

  await expect(agent.page.getByText("Waiting for an answer…")).toBeHidden();
  const thumb = agent.page.getByRole("img", { name: "Photo from Maria" });
  await expect(thumb).toBeVisible();
  await agent.page.getByRole("button", { name: "Open the photo from Maria" }).click();
  const large = agent.page.getByRole("dialog", { name: "Photo from Maria" });
  await expect(large.getByRole("img", { name: "Photo from Maria" })).toBeVisible();
  const pixel = await large.getByRole("img").evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d")!;
    pen.drawImage(image, 0, 0);
    return [...pen.getImageData(5, 5, 1, 1).data];
  });
  expect(pixel[0]).toBeGreaterThan(150);
  expect(pixel[1]).toBeLessThan(60);
  // Drawn on, it is a new file; by keys and by the pointer.
  await agent.page.keyboard.press("d");
  await large.getByRole("button", { name: "Rectangle" }).click();
  const board = large.getByRole("application");
  const { x, y, width, height } = (await board.boundingBox())!;
  await agent.page.mouse.move(x + width / 2 - 100, y + height / 2 - 60);
  await agent.page.mouse.down();
  await agent.page.mouse.move(x + width / 2 + 100, y + height / 2 + 60);
  await agent.page.mouse.up();
  await agent.page.keyboard.press("Escape");
  await expect(large.getByText("What was drawn is attached nowhere yet.")).toBeVisible();
  await large.getByRole("button", { name: "Go on" }).click();
  await large.getByRole("button", { name: "Attach to message" }).click();
  await expect(large).toBeHidden();
  // A pasted picture goes beside it.
  await agent.message.evaluate(pastePicture);
  await expect(agent.page.getByText("ready to send")).toHaveCount(2);
  await agent.message.press("Enter");
  const sent = agent.page.getByRole("log").getByRole("button", { name: /^Picture .*-drawn\.jpg/ });
  await expect(sent.locator("img")).toBeVisible();
  const files = () =>
    maria.events.findLast(({ message }) => message)?.["message"] as { attachments?: Sent[] } | undefined;
  await expect.poll(() => files()?.attachments?.map(({ name }) => name)).toHaveLength(2);
  const [drawing, pasted] = files()!.attachments!;
  expect(drawing).toMatchObject({ name: "Photo from Maria-drawn.jpg", type: "image/jpeg", width: 640 });
  expect(pasted).toMatchObject({ type: "image/png", width: 30 });

  await ask(agent, /For the location/);
  const where = { latitude: 60.16952, longitude: 24.93545, accuracy: 24 };
  await maria.ask("request.answer", { request: await asked(maria, "location"), outcome: "granted", location: where });
  await expect(agent.page.getByText("60.16952, 24.93545")).toBeVisible();
  await expect(agent.page.getByText("within 24 m")).toBeVisible();
  const map = agent.page.getByRole("link", { name: "Open a map" });
  await expect(map).toHaveAttribute("href", /^https:\/\/www\.openstreetmap\.org\/\?mlat=/);
  await expect(map).toHaveAttribute("target", "_blank");
  await agent.page.getByRole("button", { name: "Copy the location" }).click();
  await expect(agent.page.getByText("The location was copied")).toBeVisible();
  expect(await agent.page.evaluate(() => navigator.clipboard.readText())).toBe("60.16952, 24.93545");

  await ask(agent, /For the location/);
  await expect.poll(() => maria.events.filter(({ type }) => type === "request.made").length).toBe(3);
  await maria.ask("request.answer", { request: await asked(maria, "location"), outcome: "declined" });
  await expect(agent.page.getByText("Maria declined to send the location").first()).toBeVisible();

  await ask(agent, /For a photo/);
  await expect.poll(() => maria.events.filter(({ type }) => type === "request.made").length).toBe(4);
  const blocked = { request: await asked(maria, "photo"), outcome: "failed", why: "blocked" };
  await maria.ask("request.answer", blocked);
  await expect(agent.page.getByText("Maria could not send a photo").first()).toBeVisible();
  await expect(agent.page.getByText("does not allow it").first()).toBeVisible();

  await ask(agent, /For a photo/);
  await agent.page.getByRole("button", { name: "Withdraw" }).click();
  await expect(agent.page.getByText("You no longer ask for a photo").first()).toBeVisible();
  await expect.poll(() => maria.events.map(({ type }) => type)).toContain("request.withdrawn");
  maria.close();
});

test("in a call the visitor asks to be shown: granted when the share runs, declined by a press", async ({
  browser,
  house,
}) => {
  const agent = await Agent.at(browser, house.desk);
  const maria = await hubVisitor(house, "Maria", "How does it work?");
  await agent.accept();
  await agent.page.getByRole("button", { name: "Ask Maria …" }).click();
  await expect(agent.page.getByRole("menuitem", { name: /switch the camera on/ })).toBeDisabled();
  await agent.page.keyboard.press("Escape");
  await maria.invite();
  await agent.page.getByRole("region", { name: "Incoming video call" }).getByRole("button", { name: "Accept" }).click();
  await agent.page.getByRole("dialog").getByRole("button", { name: "Join" }).click();
  await expect(agent.call.getByRole("button", { name: "End video call" })).toBeVisible();
  await ask(agent, /switch the camera on/);
  await asked(maria, "camera");

  const { conversation } = maria;
  const card = agent.page.getByRole("region", { name: "Maria asks to see your screen" });
  await maria.ask("request.make", { conversation, kind: "share" });
  await card.getByRole("button", { name: "Decline" }).click();
  await expect(card).toBeHidden();
  await expect(agent.page.getByText("You declined to share your screen").first()).toBeVisible();

  await maria.ask("request.make", { conversation, kind: "share" });
  await expect(card).toBeVisible();
  const answers = () => maria.events.filter(({ type }) => type === "request.answered").map((one) => one["outcome"]);
  expect(answers()).toEqual(["declined"]);
  await card.getByRole("button", { name: "Share screen" }).click();
  await expect(card).toBeHidden();
  await expect.poll(answers).toEqual(["declined", "granted"]);
  await expect(agent.page.getByText("You share your screen, as Maria asked").first()).toBeVisible();
  maria.close();
});
