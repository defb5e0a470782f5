import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** What a page names of this project, as paths from the root. */
function namedBy(page: string): string[] {
  return [...readFileSync(page, "utf8").matchAll(/\]\((?<to>[^)#]+)(?:#[^)]*)?\)/g)]
    .map(({ groups }) => groups?.["to"] ?? "")
    .filter((to) => !to.startsWith("https:"))
    .map((to) => join(dirname(page), to));
}

test.each(pages)("what %s names is there", (page) => {
  expect(namedBy(page).filter((file) => !existsSync(file))).toEqual([]);
});

test("no picture is larger than a guide should carry, and each has its dark or light twin", () => {
  const pictures = readdirSync("docs/pictures");
  expect(pictures.length).toBeGreaterThan(4);
  for (const name of pictures) {
    expect(statSync(join("docs/pictures", name)).size, name).toBeLessThan(200_000);
    const twin = name.replace(/(light|dark)(?=\.\w+$)/, (look) => (look === "light" ? "dark" : "light"));
    expect(pictures, name).toContain(twin);
  }
});

test("every guide is found from the README", () => {
  const named = namedBy("README.md");
  expect(pages.filter((page) => page.startsWith("docs/") && !named.includes(page))).toEqual([]);
});
