import { expect, test } from "vitest";
import { jointTroubles } from "../../../../src-media/devices/joint.ts";
import { text } from "../../../../src-renderer/text/text.ts";

test.each([
  ["nothing fails", {}, []],
  ["one", { microphone: "held" }, [{ kind: "microphone", trouble: "held" }]],
  [
    "both, refused in one question",
    { camera: "refused", microphone: "refused" },
    [{ kind: "both", trouble: "refused" }],
  ],
  [
    "both, each for its own reason",
    { camera: "missing", microphone: "refused" },
    [
      { kind: "camera", trouble: "missing" },
      { kind: "microphone", trouble: "refused" },
    ],
  ],
] as const)("%s: one sentence for each reason", (_name, troubles, sentences) => {
  expect(jointTroubles(troubles)).toEqual(sentences);
});

test("a sentence about both names both", () => {
  expect(text("devices.trouble.refused", { kind: "both" })).toBe("The camera and microphone were not allowed");
  expect(text("devices.trouble.missing", { kind: "both" })).toBe("No camera and no microphone were found");
  expect(text("devices.trouble.refused", { kind: "camera" })).toBe("The camera was not allowed");
});
