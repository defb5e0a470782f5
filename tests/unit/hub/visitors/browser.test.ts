import { expect, test } from "vitest";
import { browserClass } from "../../../../src-hub/visitors/browser.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/140.0.0.0 Safari/537.36`, "desktop Chrome Windows"],
  [`Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/140.0 Safari/537.36 Edg/140.0`, "desktop Edge Windows"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/140.0 Safari/537.36`, "desktop Chrome ChromeOS"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "desktop Firefox Linux"],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`, "desktop Safari macOS"],
  [`${iphone} Version/18.0 Mobile/15E148 Safari/604.1`, "phone Safari iOS"],
  [`${iphone} CriOS/140.0 Mobile/15E148 Safari/604.1`, "phone Chrome iOS"],
  [`${iphone} Mobile/15E148 Instagram 350.0`, "phone Instagram iOS"],
  [`Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) ${webkit} Version/18.0 Safari/604.1`, "tablet Safari iOS"],
  [`Mozilla/5.0 (Linux; Android 15; Pixel 9) ${webkit} Chrome/140.0 Mobile Safari/537.36`, "phone Chrome Android"],
  [`Mozilla/5.0 (Linux; Android 15; SM-X910) ${webkit} Chrome/140.0 Safari/537.36`, "tablet Chrome Android"],
  [
    `Mozilla/5.0 (Linux; Android 15) ${webkit} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
    "phone Samsung Internet Android",
  ],
  ["curl/8.5.0", "null null null"],
  ["", "null null null"],
  ["<img src=x onerror=alert(1)>", "null null null"],
])("%s is %s", (agent, expected) => {
  const { device, browser, system } = browserClass(agent);
  expect(`${device} ${browser} ${system}`).toBe(expected);
});
