import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../support/people.ts";

test("a page of another origin cannot show the widget, and says so", async ({ browser, house }) => {
  const shop = await (await fetch(house.demo)).text();
  const tag = /<script[^>]*loader\.js[^>]*><\/script>/.exec(shop)![0];
  const stranger = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>Stranger</title>${tag}`);
  }).listen(0, "127.0.0.1");
  await once(stranger, "listening");
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => {
    if (message.text().includes("frame-ancestors")) refused.push(message.text());
  });
  await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`);
  await page.getByRole("button", { name: "Chat with us" }).click();
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  await expect(page.frameLocator("iframe").getByRole("button", { name: "Start chat" })).toHaveCount(0);
  await expect(page.getByText("The chat cannot be shown on this page.")).toBeVisible();
  await page.close();
  stranger.close();
});
