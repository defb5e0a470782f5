import { callFaults } from "../support/call-faults.ts";
import { holdDevices } from "../support/held-devices.ts";
import { Agent, expect, expectMedia, test, Visitor } from "../support/people.ts";
import { sharing } from "../support/sharing.ts";

test.use({ launchOptions: sharing.launchOptions });

test("the desk shows what is really heard and seen at the visitor's, and says what is wrong", async ({
  browser,
  house,
}) => {
  test.setTimeout(180_000);
  const agent = await Agent.at(browser, house.desk, holdDevices);
  const visitor = await Visitor.on(browser, house.demo, 1100, holdDevices);
  await agent.context.grantPermissions(sharing.permissions);
  await visitor.context.grantPermissions(sharing.permissions);
  await visitor.start("Can you hear me?", "Maria");
  await agent.accept();
  await agent.invite();
  await visitor.acceptCall();
  await expectMedia(agent, "at the desk");
  await expectMedia(visitor, "at the visitor's");

  const ticks = agent.call.getByRole("list", { name: "What Maria gets of you" });
  const finding = agent.call.getByRole("region", { name: "Call health" });
  const wellAgain = async (): Promise<void> => {
    await expect(ticks.getByText("Hears you", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(ticks.getByText("Sees you", { exact: true })).toBeVisible();
  };
  await wellAgain();
  await expect(ticks.getByText("No share", { exact: true })).toBeVisible();

  await agent.call.getByRole("button", { name: "Microphone" }).click();
  await expect(ticks.getByText("Microphone off", { exact: true })).toBeVisible();
  await expect(finding).toBeHidden();
  await agent.call.getByRole("button", { name: "Microphone" }).click();
  await wellAgain();

  for (const { name, rule, prepare, inject, mend } of callFaults)
    await test.step(name, async () => {
      await prepare?.({ agent, visitor, house });
      const at = Date.now();
      await inject({ agent, visitor, house });
      await expect(agent.call.locator(`[data-rule="${rule}"]`), name).toBeVisible({ timeout: 15_000 });
      const took = Date.now() - at;
      // How soon is judged where nothing else runs: `npm run test:long -- long/faults`.
      test.info().annotations.push({ type: rule, description: `${took} ms` });
      if (!mend) return;
      await mend({ agent, visitor, house });
      await expect(agent.call.locator(`[data-rule="${rule}"]`), `${name}: over`).toBeHidden({ timeout: 30_000 });
      await wellAgain();
    });
});
