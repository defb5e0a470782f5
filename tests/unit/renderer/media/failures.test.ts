import { DisconnectReason } from "livekit-client";
import { expect, test } from "vitest";
import { deviceFailure } from "../../../../src-renderer/media/failures.ts";
import { loudness } from "../../../../src-renderer/media/level.ts";
import { afterDisconnect } from "../../../../src-renderer/media/rejoin.ts";

function thrown(name: string, message = ""): Error {
  return Object.assign(new Error(message), { name });
}

test.each([
  ["NotAllowedError", "permission-denied"],
  ["SecurityError", "permission-denied"],
  ["NotFoundError", "not-found"],
  ["DevicesNotFoundError", "not-found"],
  ["NotReadableError", "in-use"],
  ["TrackStartError", "in-use"],
  ["OverconstrainedError", "overconstrained"],
  ["AbortError", "other"],
  ["TypeError", "other"],
] as const)("%s of a camera or microphone is told as %s", (name, failure) => {
  expect(deviceFailure(thrown(name))).toBe(failure);
});

test.each([undefined, null, "words", 7, {}, { name: 4 }])("anything else thrown (%j) is told as other", (error) => {
  expect(deviceFailure(error)).toBe("other");
});

test.each([
  [DisconnectReason.CLIENT_INITIATED, "over"],
  [DisconnectReason.PARTICIPANT_REMOVED, "over"],
  [DisconnectReason.ROOM_DELETED, "over"],
  [DisconnectReason.ROOM_CLOSED, "over"],
  [DisconnectReason.DUPLICATE_IDENTITY, "elsewhere"],
  [DisconnectReason.SERVER_SHUTDOWN, "again"],
  [DisconnectReason.SIGNAL_CLOSE, "again"],
  [DisconnectReason.STATE_MISMATCH, "again"],
  [DisconnectReason.UNKNOWN_REASON, "again"],
  [undefined, "again"],
] as const)("after a room closed for reason %s: %s", (reason, aftermath) => {
  expect(afterDisconnect(reason)).toBe(aftermath);
});

test("loudness is nothing for silence, full for a full wave, and the middle for speech", () => {
  expect(loudness([])).toBe(0);
  expect(loudness(new Float32Array(64))).toBe(0);
  expect(loudness(new Float32Array(64).fill(1))).toBe(1);
  expect(loudness(new Float32Array(64).fill(0.0001))).toBe(0);
  expect(loudness(new Float32Array(64).fill(0.05))).toBeGreaterThan(0.4);
  expect(loudness(new Float32Array(64).fill(0.05))).toBeLessThan(0.7);
});
