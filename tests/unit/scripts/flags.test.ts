import { expect, test } from "vitest";
import { type Flags, parseFlags } from "../../../scripts/start/flags.ts";

const start = (data: string, open: boolean): Flags => ({ kind: "start", data, open });

const cases: [args: string[], flags: Flags][] = [
  [[], start(".frontdesk", true)],
  [["--no-open"], start(".frontdesk", false)],
  [["--data", "there"], start("there", true)],
  [["--data=there", "--no-open"], start("there", false)],
  [["--help"], { kind: "help" }],
  [["--no-open", "-h"], { kind: "help" }],
];

test.each(cases)("start %j", (args, flags) => {
  expect(parseFlags(args)).toEqual(flags);
});

test.each([
  [["--port", "80"], '"--port" is not an option of start.'],
  [["there"], '"there" is not an option of start.'],
  [["--data"], "--data needs a folder."],
  [["--data="], "--data needs a folder."],
  [["--data", "--no-open"], "--data needs a folder."],
])("start %j answers with one sentence", (args, sentence) => {
  const flags = parseFlags(args);
  expect(flags).toEqual({ kind: "wrong", sentence: `${sentence} See "npm start -- --help".` });
});
