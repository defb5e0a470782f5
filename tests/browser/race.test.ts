import { Agent, expect, test, Visitor } from "../support/people.ts";

test("two agents at two desks, one visitor: one is asked, and only one owns him", async ({ browser, house }) => {
  const anna = await Agent.at(browser, house.desk);
  const jonas = await Agent.at(browser, await house.secondDesk());
  const visitor = await Visitor.on(browser, house.demo);
  await visitor.start("Is anybody there?");
  const offers = [anna, jonas].map((agent) => agent.page.getByRole("region", { name: "Incoming conversation" }));
  await expect
    .poll(async () => (await Promise.all(offers.map((offer) => offer.count()))).join())
    .toMatch(/^(1,0|0,1)$/);
  const [asked, other] = (await offers[0]!.count()) === 1 ? [anna, jonas] : [jonas, anna];
  await asked.page
    .getByRole("region", { name: "Incoming conversation" })
    .getByRole("button", { name: "Decline", exact: true })
    .click();
  await other.accept();
  await other.say("Here I am");
  await expect(visitor.panel.getByText("Here I am")).toBeVisible();
  await expect(asked.page.getByText("Is anybody there?")).toHaveCount(0);
});
