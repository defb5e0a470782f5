import fc from "fast-check";
import { expect, test } from "vitest";
import {
  changedBy,
  Changes,
  changesTo,
  effective,
  noChanges,
  ofRole,
  powersIn,
} from "../../../../src-shared/accounts/effective.ts";
import { roles } from "../../../../src-shared/accounts/model.ts";
import { defaultsOf, type Permission, permissionNames } from "../../../../src-shared/accounts/permissions.ts";

const some = fc.subarray([...permissionNames]);
const role = fc.constantFrom(...roles);
const changes = fc
  .tuple(some, some)
  .map(([grants, denied]) => ({ grants, denials: denied.filter((name) => !grants.includes(name)) }));

test("the nearer always holds: an account's own word over its role's, the role's over what the house's has", () => {
  fc.assert(
    fc.property(role, changes, changes, (base, ofRoles, own) => {
      const held = effective({ base, ...ofRoles }, own);
      for (const name of permissionNames) {
        const expected = own.grants.includes(name)
          ? true
          : own.denials.includes(name)
            ? false
            : ofRoles.grants.includes(name)
              ? true
              : ofRoles.denials.includes(name)
                ? false
                : defaultsOf(base).includes(name);
        expect(held.includes(name), name).toBe(expected);
      }
    }),
  );
});

test("what is held is each once and in the order of the list, whatever order it was written in", () => {
  fc.assert(
    fc.property(role, changes, changes, (base, ofRoles, own) => {
      const held = effective({ base, ...ofRoles }, own);
      expect(held).toEqual(permissionNames.filter((name) => held.includes(name)));
      const turned = { grants: own.grants.toReversed(), denials: own.denials.toReversed() };
      expect(effective({ base, ...ofRoles }, turned)).toEqual(held);
    }),
  );
});

test("the fewest changes make what is wished of any role, and none are needed for what it has", () => {
  fc.assert(
    fc.property(role, changes, some, (base, ofRoles, wished) => {
      const has = ofRole({ base, ...ofRoles });
      const wanted = permissionNames.filter((name) => wished.includes(name));
      const own = changesTo(has, wanted);
      expect(changedBy(has, own)).toEqual(wanted);
      expect(Changes.safeParse(own).success).toBe(true);
      expect(own.grants.length + own.denials.length).toBe(
        permissionNames.filter((name) => has.includes(name) !== wanted.includes(name)).length,
      );
      expect(changesTo(has, has)).toEqual(noChanges);
    }),
  );
});

test("each role of the house has what the one below it has", () => {
  for (const name of defaultsOf("agent")) expect(defaultsOf("supervisor")).toContain(name);
  for (const name of defaultsOf("supervisor")) expect(defaultsOf("administrator")).toContain(name);
  expect(defaultsOf("administrator")).toEqual(permissionNames);
  expect(powersIn(defaultsOf("agent"))).toEqual([]);
  expect(powersIn(permissionNames)).toEqual(permissionNames.filter((name) => !defaultsOf("agent").includes(name)));
});

test.each([
  [{ grants: ["Administration > Accounts > Edit"], denials: ["Administration > Accounts > Edit"] }],
  [{ grants: ["Administration > Everything > Edit"], denials: [] }],
  [{ grants: ["__proto__"], denials: [] }],
  [{ grants: "Administration > Accounts > Edit", denials: [] }],
  [{ grants: Array.from({ length: 1000 }, (): Permission => "Administration > Accounts > Edit"), denials: [] }],
  [{ grants: [] }],
])("no changes: %j", (written) => {
  expect(Changes.safeParse(written).success).toBe(false);
});
