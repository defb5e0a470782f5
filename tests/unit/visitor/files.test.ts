import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Fault } from "../../../src-shared/rpc/fault.ts";
import { MessageId } from "../../../src-shared/chat/model.ts";
import { type Attachment, UploadId } from "../../../src-shared/uploads/model.ts";
import { refusalOf, type UploadRules } from "../../../src-shared/uploads/rules.ts";
import { acceptedBy, knownTypes, typeByName } from "../../../src-shared/uploads/types.ts";
import { isCalled } from "../../../src-shared/uploads/declared.ts";
import { outboxFrom, outboxText, put } from "../../../src-visitor/chat/outbox.ts";
import { rowsOf } from "../../../src-visitor/conversations/rows.ts";
import { fileFaultText, sizeText } from "../../../src-visitor/text/files-text.ts";
import { type Chosen, stateOf } from "../../../src-visitor/uploads/chosen.ts";

const id = UploadId.parse("01890000-0000-7000-8000-0000000000f1");
const attachment: Attachment = { id, name: "a.jpg", type: "image/jpeg", size: 9, width: 1, height: 1, preview: true };
const rules: UploadRules = { may: true, kinds: ["picture", "document", "text"], largest: 25_000_000, left: 30_000_000 };

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_500, "1.5 kB"],
  [25_000_000, "25 MB"],
  [1_234_567, "1.2 MB"],
])("%i bytes read as %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test("every reason of the hub's for refusing a file has a sentence, and says what would be possible", () => {
  const source = ["looking/job.ts", "asks.ts", "judging.ts", "../../src-shared/uploads/rules.ts"].map((name) =>
    readFileSync(new URL(`../../../src-hub/uploads/${name}`, import.meta.url), "utf8"),
  );
  const reasons = new Set(
    source
      .join("\n")
      .match(/"(?:file|picture|house)-[a-z-]+"/g)
      ?.map((one) => one.slice(1, -1)),
  );
  expect(reasons.size).toBeGreaterThan(8);
  const plain = fileFaultText({ code: "invalid", reason: "nothing-known" }, rules);
  for (const reason of reasons)
    expect([reason, fileFaultText({ code: "invalid", reason }, rules)]).not.toEqual([reason, plain]);
  const fault = (reason: string): Fault => ({ code: "invalid", reason });
  expect(fileFaultText(fault("file-too-large"), rules)).toBe("It is too large: at most 25 MB.");
  expect(fileFaultText(fault("file-type-not-allowed"), rules)).toContain(
    "pictures, PDF and office documents, and text",
  );
});

test("what cannot be sent is known before a byte of it is", () => {
  expect(refusalOf(rules, { name: "a.JPG", size: 1 })).toBeUndefined();
  expect(refusalOf({ ...rules, may: false }, { name: "a.jpg", size: 1 })).toBe("upload-not-allowed");
  expect(refusalOf(rules, { name: "a.mp4", size: 1 })).toBe("file-type-not-allowed");
  expect(refusalOf(rules, { name: "jpg", size: 1 })).toBe("file-type-not-allowed");
  expect(refusalOf(rules, { name: "a.jpg", size: 0 })).toBe("file-empty");
  expect(refusalOf(rules, { name: "a.jpg", size: 25_000_001 })).toBe("file-too-large");
  expect(refusalOf({ ...rules, left: 5 }, { name: "a.jpg", size: 6 })).toBe("conversation-full");
});

test("each ending is one type's, the picker takes what the house takes, and no type may be called another", () => {
  const endings = Object.values(knownTypes).flatMap((type) => type.endings);
  expect(new Set(endings).size).toBe(endings.length);
  expect(acceptedBy(["text"])).toBe("text/plain,.txt,.log,.md,text/csv,.csv");
  for (const type of Object.keys(knownTypes)) {
    expect(isCalled(type, type)).toBe(true);
    expect(isCalled("", type)).toBe(true);
    expect(isCalled("text/html", type)).toBe(false);
    expect(isCalled("image/svg+xml", type)).toBe(false);
    for (const other of Object.keys(knownTypes))
      if (other !== type && knownTypes[type]!.kind !== "text") expect(isCalled(other, type)).toBe(false);
  }
  expect(typeByName("archive.tar.gz")).toBeUndefined();
});

test("he may send when none is on its way any more, whatever was refused", () => {
  const one = (sending: Chosen["sending"]) => ({ sending }) as Chosen;
  const failed = one({ state: "failed", fault: { code: "invalid", reason: "file-lies" } });
  expect(stateOf([])).toBe("none");
  expect(stateOf([failed])).toBe("none");
  expect(stateOf([failed, one({ state: "ready", attachment })])).toBe("ready");
  expect(stateOf([one({ state: "judging" }), one({ state: "ready", attachment })])).toBe("coming");
});

test("a message keeps its files through a reload, and shows them before and after it is in the log", () => {
  const message = MessageId.parse("01890000-0000-7000-8000-0000000000e1");
  const outbox = put([], message, "", 5, [attachment]);
  expect(outboxFrom(outboxText(outbox))).toEqual(outbox);
  expect(rowsOf([], put([], message, "a", 5))[0]).not.toHaveProperty("files");
});
