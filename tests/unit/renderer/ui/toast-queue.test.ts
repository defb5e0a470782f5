import { expect, test } from "vitest";
import { toastQueue } from "../../../../src-renderer/ui/toast-queue.ts";

const titles = (queue: ReturnType<typeof toastQueue>) => queue.notices.getState().map(({ title }) => title);

test("the newest stands last, and the oldest gives way", () => {
  const queue = toastQueue();
  for (const title of ["one", "two", "three", "four", "five"]) queue.show({ look: "info", title });
  expect(titles(queue)).toEqual(["two", "three", "four", "five"]);
});

test("the same words again take the place of the earlier ones", () => {
  const queue = toastQueue();
  queue.show({ look: "bad", title: "Not sent", words: "No link" });
  queue.show({ look: "info", title: "Other" });
  queue.show({ look: "bad", title: "Not sent", words: "No link" });
  queue.show({ look: "bad", title: "Not sent", words: "Too long" });
  expect(titles(queue)).toEqual(["Other", "Not sent", "Not sent"]);
});

test("what was shown is taken away by whoever showed it, once", () => {
  const queue = toastQueue();
  const end = queue.show({ look: "info", title: "one" });
  queue.show({ look: "info", title: "two" });
  end();
  end();
  expect(titles(queue)).toEqual(["two"]);
});
