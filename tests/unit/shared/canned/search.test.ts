import { expect, test } from "vitest";
import {
  type Canned,
  CannedFolderId,
  type CannedFolder,
  CannedId,
  type CannedScope,
} from "../../../../src-shared/canned/model.ts";
import { findCanned } from "../../../../src-shared/canned/search.ts";
import { QueueId } from "../../../../src-shared/queues/model.ts";

const uuid = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, "0")}`;
const sales = QueueId.parse(uuid(1));
const care = QueueId.parse(uuid(2));

function folder(
  number: number,
  scope: CannedScope,
  entries: ReadonlyArray<readonly [string, string, string]>,
): CannedFolder {
  const id = CannedFolderId.parse(uuid(100 * number));
  const responses = entries.map(([shortcut, title, text], index): Canned => {
    return {
      id: CannedId.parse(uuid(100 * number + index + 1)),
      folder: id,
      shortcut,
      title,
      text,
      variants: [],
      files: [],
    };
  });
  return { id, name: `Folder ${number}`, scope, position: 0, responses };
}

const own = folder(1, { kind: "personal" }, [
  ["hello", "Greeting", "Hello, how can I help?"],
  ["livre", "Délai de livraison", "Within four days."],
]);
const ofCare = folder(2, { kind: "queue", queue: care }, [["return", "Send back", "You can send it back."]]);
const house = folder(3, { kind: "team", team: null }, [
  ["bye", "Good-bye", "Good-bye, and hello again soon."],
  ["help", "Where help is", "See our pages."],
  ["refund", "Refund", "Money comes back in 5 days."],
]);
const used = [{ canned: house.responses[2]!.id, count: 3, at: 5 }];
const find = (query: string, queue = sales, uses = used) =>
  findCanned({ folders: [own, ofCare, house], used: uses }, query, queue).map(({ folder: { name }, found }) => [
    name,
    found.map(({ shortcut }) => shortcut).join(" "),
  ]);

test.each([
  [
    "",
    [
      ["Folder 1", "livre hello"],
      ["Folder 3", "refund bye help"],
    ],
  ],
  // A shortcut before a title, a title before a text.
  [
    "hel",
    [
      ["Folder 1", "hello"],
      ["Folder 3", "help bye"],
    ],
  ],
  [
    "HELLO",
    [
      ["Folder 1", "hello"],
      ["Folder 3", "bye"],
    ],
  ],
  ["delai", [["Folder 1", "livre"]]],
  ["livraison délai", [["Folder 1", "livre"]]],
  // Words are found by how they begin, not by what is inside them.
  ["und", []],
  ["refund money", [["Folder 3", "refund"]]],
  ["nothing", []],
])("“%s” finds %j", (query, expected) => {
  expect(find(query)).toEqual(expected);
});

test("what is of a queue is found in its conversations alone", () => {
  expect(find("send")).toEqual([]);
  expect(find("send", care)).toEqual([["Folder 2", "return"]]);
});

test("of equals the one that was used last is first", () => {
  expect(find("days", sales)).toEqual([
    ["Folder 3", "refund"],
    ["Folder 1", "livre"],
  ]);
  expect(find("days", sales, [])).toEqual([
    ["Folder 1", "livre"],
    ["Folder 3", "refund"],
  ]);
});
