import { expect, test } from "vitest";
import { visitorContract } from "../../../src-shared/contracts/visitor.ts";
import { changes } from "../../../src-visitor/contract.ts";

test("the widget's asks are the contract's, and carry a key where the contract says so", () => {
  const said = Object.entries(visitorContract.asks).map(([name, ask]) => [name, ask.changes]);
  expect(changes).toEqual(Object.fromEntries(said));
});
