import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyTable } from "../../../../src-renderer/keys/table.ts";
import { presenceShortcut } from "../../../../src-renderer/presence/presence-actions.ts";
import { chosenStates } from "../../../../src-shared/presence/model.ts";

const root = join(import.meta.dirname, "../../../../src-renderer");
const places = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Keys that are put together: what is written, and all that it can become. */
const made: Readonly<Record<string, readonly string[]>> = {
  "`Alt+${place + 1}` } : {})": places.map((place) => `Alt+${place}`),
  "roomShortcut(room)": places.map((place) => `Alt+Shift+${place}`),
  "presenceShortcut(state)": chosenStates.map(presenceShortcut),
};

interface Use {
  readonly action: string;
  readonly key: string;
}

/** The keys that a source gives to its actions, each behind its `id`; one written otherwise has to be made known above. */
function usesIn(source: string, file: string): Use[] {
  return [...source.matchAll(/\bshortcut: (?!string\b|\w+\.|_|"")(.+?)(?:,? run\b.*|,)?$/gm)].flatMap(
    ({ 1: written = "", index }) => {
      const action = /.*\bid: ["`]([^"`]+)["`]|.*\bid: (\w+)/s.exec(source.slice(0, index));
      const constant = /^\w+$/.test(written) && new RegExp(`const ${written} = "([^"]+)";`).exec(source)?.[1];
      const literal = /^"([^"]+)"$/.exec(written)?.[1] ?? constant;
      const keys = literal ? [literal] : made[written];
      if (!action || !keys) throw new Error(`${file}: what key is ${written}?`);
      return keys.map((key) => ({ action: action[1] ?? action[2]!, key }));
    },
  );
}

/** As it is pressed: `Mod` is Ctrl on most machines. */
function pressed(key: string): string {
  const parts = key.replace("Mod", "Ctrl").split("+");
  return [...parts.slice(0, -1).toSorted(), parts.at(-1)!.toUpperCase()].join("+");
}

function clashesOf(uses: readonly Use[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const { action, key } of uses)
    owners.set(pressed(key), (owners.get(pressed(key)) ?? new Set<string>()).add(action));
  return [...owners]
    .filter(([, actions]) => actions.size > 1)
    .map(([key, actions]) => `${key}: ${[...actions].join(",")}`);
}

test("no key does two things, whichever feature gave it", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const uses = files.flatMap((file) => usesIn(readFileSync(join(root, file), "utf8"), file));
  expect(uses.length).toBeGreaterThan(35);
  expect(clashesOf(uses)).toEqual([]);
  // What is not in the table can neither be looked up nor changed.
  const known = new Set<string | null>(keyTable.map(({ keys }) => keys));
  expect(uses.filter(({ key }) => !known.has(key))).toEqual([]);
});

test("two features that took one key are found", () => {
  const one = usesIn('const stop = "Mod+S";\n[{ id: "share.stop",\nshortcut: stop,\n run }]', "one.ts");
  const other = usesIn('[{ id: "draft.save", label, shortcut: "Ctrl+s", run }]', "other.ts");
  expect(clashesOf([...one, ...other])).toEqual(["Ctrl+S: share.stop,draft.save"]);
  expect(() => usesIn('{ id: "a.b", shortcut: keyOf(x), run }', "third.ts")).toThrow("what key");
});
