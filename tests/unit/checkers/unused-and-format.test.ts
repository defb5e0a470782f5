import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plant, type PlantedHouse } from "../../support/planted.ts";

describe("knip", () => {
  let house: PlantedHouse;
  let output = "";

  beforeAll(() => {
    house = plant({
      "src-hub/server.ts": 'import { used } from "./used.ts";\nimport "absent-package";\nconsole.log(used);\n',
      "src-hub/used.ts": "export const used = 1;\nexport const unusedExport = 2;\n",
      "src-hub/forgotten.ts": "export const forgotten = 1;\n",
    });
    output = house.run("knip", "--no-progress", "--reporter", "compact").output;
  });
  afterAll(() => house.remove());

  test.each([
    ["a file that nobody imports", /src-hub\/forgotten\.ts/],
    ["an export that nobody uses", /src-hub\/used\.ts: .*unusedExport/],
    ["a package that is not in package.json", /absent-package/],
    ["a package that nobody imports", /kysely/],
  ])("bites at %s", (_name, line) => {
    expect(output).toMatch(line);
  });
});

describe("oxfmt", () => {
  test.each([
    ["bites at a line that it would write otherwise", "export const one={a:1}\n", true],
    ["leaves its own format alone", "export const one = { a: 1 };\n", false],
  ])("%s", (_name, text, failed) => {
    const house = plant({ "src-shared/one.ts": text });
    try {
      expect(house.run("oxfmt", "--check", "src-shared").failed).toBe(failed);
    } finally {
      house.remove();
    }
  });
});
