import { expect, test } from "vitest";
import { areFilesReached } from "../../../../src-hub/uploads/open.ts";

test.each([
  [null, null, true],
  ["http://127.0.0.1:7420", null, true],
  ["https://hub.example", null, false],
  ["https://hub.example", "https://files.example", true],
])("files with the public address %s and their own %s: reached %s", (publicUrl, filesUrl, isReached) => {
  expect(areFilesReached({ publicUrl, filesUrl })).toBe(isReached);
});
