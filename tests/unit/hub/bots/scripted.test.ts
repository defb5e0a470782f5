import { describe, expect, test } from "vitest";
import { BotScript } from "../../../../src-shared/bots/model.ts";
import { scriptedBot } from "../../../../src-hub/bots/scripted.ts";

const script = BotScript.parse({
  steps: [
    { do: "say", id: "hello", text: "Hello.", next: "what" },
    {
      do: "ask",
      id: "what",
      text: "What is it about?",
      choices: [
        { text: "An order", words: ["order"], next: "people" },
        { text: "Prices", words: ["price", "cost"], next: "prices" },
      ],
      again: "Pardon?",
    },
    { do: "say", id: "prices", text: "They are on the page." },
    {
      do: "hand-over",
      id: "people",
      to: { to: "queue", queue: "01890000-0000-7000-8000-0000000000aa" },
      refused: "form",
    },
    { do: "form", id: "form", text: "Leave us a line." },
  ],
});
const bot = scriptedBot(script);
const said = (turn: ReturnType<typeof bot.begin>) => turn.acts.map((act) => (act.do === "say" ? act.text : act.do));

describe("a scripted bot", () => {
  test("goes on by itself up to a question", () => {
    expect(said(bot.begin())).toEqual(["Hello.", "What is it about?"]);
    expect(bot.begin().step).toBe("what");
  });

  test.each([
    ["An order", ["hand-over"]],
    ["  an ORDER ", ["hand-over"]],
    ["1", ["hand-over"]],
    ["my order, please", ["hand-over"]],
    ["What does it cost?", ["They are on the page."]],
    ["2", ["They are on the page."]],
    ["reordering", ["Pardon?", "What is it about?"]],
    ["", ["Pardon?", "What is it about?"]],
    ["3", ["Pardon?", "What is it about?"]],
  ])("understands %j", (written, then) => {
    expect(said(bot.heard("what", written))).toEqual(then);
  });

  test("goes on where nobody could take him, and begins anew behind the end of its script", () => {
    expect(said(bot.refused("people"))).toEqual(["Leave us a line.", "form"]);
    expect(said(bot.heard(bot.heard("what", "2").step, "Thanks"))).toEqual(["Hello.", "What is it about?"]);
    expect(said(bot.heard("gone-since", "Hi"))).toEqual(["Hello.", "What is it about?"]);
  });
});

test.each([
  [[{ do: "say", id: "a", text: "x", next: "b" }], "step-unknown"],
  [[{ do: "say", id: "a", text: "x", next: "a" }], "steps-in-a-circle"],
  [
    [
      { do: "say", id: "a", text: "x", next: "b" },
      { do: "say", id: "b", text: "y", next: "a" },
    ],
    "steps-in-a-circle",
  ],
  [
    [
      { do: "form", id: "a", text: "x" },
      { do: "form", id: "a", text: "y" },
    ],
    "step-twice",
  ],
  [[], "steps-missing"],
])("a script that cannot be: %j", (steps, reason) => {
  expect(BotScript.safeParse({ steps }).error?.issues[0]?.message).toBe(reason);
});
