import { expect, test } from "vitest";
import type { AccountId } from "../../../../src-shared/accounts/model.ts";
import { graceAfterStart, leaseFor, leasesFrom } from "../../../../src-hub/presence/leases.ts";

const anna = "anna" as AccountId;
const jonas = "jonas" as AccountId;

function leasesAt(here: AccountId[] = []) {
  const machine = { at: 0, now: () => machine.at };
  return { machine, leases: leasesFrom(machine, here) };
}

test("a desk that is silent for ten seconds is lost, once", () => {
  const { machine, leases } = leasesAt();
  expect(leases.renew(anna, "one")).toBe(true);
  machine.at = leaseFor - 1;
  expect(leases.lost()).toEqual([]);
  machine.at = leaseFor;
  expect(leases.lost()).toEqual([anna]);
  expect(leases.lost()).toEqual([]);
  expect(leases.holds(anna)).toBe(false);
});

test("only the first desk comes, and only the last one goes", () => {
  const { machine, leases } = leasesAt();
  expect(leases.renew(anna, "one")).toBe(true);
  expect(leases.renew(anna, "two")).toBe(false);
  expect(leases.drop(anna, "one")).toBe(false);
  machine.at = leaseFor - 1;
  leases.renew(anna, "two");
  machine.at = leaseFor;
  expect(leases.lost()).toEqual([]);
  expect(leases.drop(anna, "two")).toBe(true);
  expect(leases.drop(anna, "two")).toBe(false);
});

test("a desk that is heard again after it was lost has come back", () => {
  const { machine, leases } = leasesAt();
  leases.renew(anna, "one");
  machine.at = leaseFor;
  leases.lost();
  expect(leases.renew(anna, "one")).toBe(true);
});

test("after a start every desk has thirty seconds; one that is back needs the grace no more", () => {
  const { machine, leases } = leasesAt([anna, jonas]);
  expect(leases.renew(jonas, "one")).toBe(false);
  machine.at = leaseFor;
  expect(leases.lost()).toEqual([jonas]);
  machine.at = graceAfterStart;
  expect(leases.lost()).toEqual([anna]);
});
