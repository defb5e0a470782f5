import { expect, test } from "vitest";
import {
  draftIn,
  draftsOf,
  keepDraft,
  keptNow,
  showSection,
} from "../../../../src-renderer/administration/kit/drafts.ts";
import { store } from "../../../../src-renderer/store.ts";

const signedIn = (id: string | null) =>
  store.setState({ desk: { hub: id === null ? null : { account: { id } } } } as never);

test("what was begun stays over a lost link and a sign-out, and another account finds none of it", () => {
  showSection("queues");
  signedIn("ada");
  expect(keptNow().section).toBe("queues");
  keepDraft("queues", "one", { before: null, now: { name: "Benelux" } });
  keepDraft("skills", "one", { before: null, now: { name: "Dutch" } });
  signedIn(null);
  signedIn("ada");
  expect(draftIn(keptNow(), "queues", "one")?.now).toEqual({ name: "Benelux" });
  expect(draftsOf(keptNow(), "skills").map(([id]) => id)).toEqual(["one"]);
  keepDraft("skills", "one", null);
  expect(draftsOf(keptNow(), "skills")).toEqual([]);
  signedIn("otto");
  expect(draftsOf(keptNow(), "queues")).toEqual([]);
  expect(keptNow().section).toBe("video");
});
