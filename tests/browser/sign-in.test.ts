import { codeAt } from "../../src-hub/accounts/codes.ts";
import { Agent, expect, test } from "../support/people.ts";

test("signed out, a wrong password and an unknown name are refused in the same words, many of them are slowed, the right one opens the desk, and a code app asks for more", async ({
  browser,
  house,
}) => {
  const [account] = house.accounts();
  const { page } = await Agent.at(browser, house.desk);
  await page.getByRole("navigation", { name: "Rooms" }).getByRole("button", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  const signIn = page.getByRole("button", { name: "Sign in", exact: true });
  await expect(signIn).toBeVisible();

  async function tryAs(name: string, password: string): Promise<void> {
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(password);
    await signIn.click();
  }
  const refused = page.getByText("Name or password is wrong.");
  await tryAs(account!.name, "not the password");
  await expect(refused).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue(account!.name);
  for (let count = 1; count < 5; count++) {
    await tryAs("Nobody at all", `guess ${count}`);
    await expect(signIn).toBeEnabled();
    await expect(refused).toBeVisible();
  }
  // Each wait is twice the one before: soon one is longer than this page needs for another try.
  await expect(async () => {
    await tryAs("Nobody at all", "one more guess");
    await expect(page.getByText(/Wait \d+ seconds?/)).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 30_000 });

  // The wait is short at first; the right one is let in as soon as it is over.
  const connected = page.getByText("Connected", { exact: true });
  await expect(async () => {
    // A slow machine may let him in behind the last look.
    if (await connected.isVisible()) return;
    await tryAs(account!.name, account!.password);
    await expect(connected).toBeVisible({ timeout: 3_000 });
  }).toPass();

  // From now on the password is half of it.
  const settings = () =>
    page.getByRole("navigation", { name: "Rooms" }).getByRole("button", { name: "Settings" }).click();
  await settings();
  await page.getByRole("button", { name: "Set up a code app" }).click();
  const dialog = page.getByRole("dialog", { name: "Set up a code app" });
  await expect(dialog.getByRole("img", { name: "Picture for your code app" })).toBeVisible();
  const [key = "", first = "", second = ""] = await dialog.locator("code").allInnerTexts();
  await dialog
    .getByRole("textbox", { name: "Code that the app shows" })
    .fill(codeAt(key.replaceAll(" ", ""), Date.now()));
  await dialog.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible();
  await expect(page.getByText("This desk", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await tryAs(account!.name, account!.password);
  await page.getByRole("textbox", { name: "Code" }).fill(first);
  await signIn.click();
  await expect(connected).toBeVisible();

  // The next test's desk of the same account signs in without one.
  await settings();
  await page.getByRole("button", { name: "Turn off" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Code" }).fill(second);
  await page.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  await expect(page.getByText("Off: your password alone lets you in.")).toBeVisible();
});
