import { expect, test } from "vitest";
import type { DeskAsk } from "../../../../src-renderer/desk-ask.ts";
import { PhotoBroken, readPhoto } from "../../../../src-media/requests/photo-reader.ts";
import type { ConversationId } from "../../../../src-shared/conversations/model.ts";
import { refuse } from "../../../../src-shared/rpc/fault.ts";
import { idOfNumber } from "../../../support/history.ts";

const conversation = idOfNumber(1) as ConversationId;
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6]);

/** A hub that has these bytes and answers so many at a time. */
function hubWith(bytes: Uint8Array, size: number): DeskAsk {
  return ((_name: string, { from }: { from: number }) => {
    const end = Math.min(bytes.length, from + size);
    const part = Buffer.from(bytes.subarray(from, end)).toString("base64");
    return Promise.resolve({ part, next: end < bytes.length ? end : null });
  }) as unknown as DeskAsk;
}
const photo = (bytes: number) => ({ id: idOfNumber(7), bytes });

test.each([1, 3, 10, 99])("a photo is the same whether it comes %i bytes at a time", async (size) => {
  const blob = await readPhoto(hubWith(jpeg, size), conversation, photo(jpeg.length));
  expect(new Uint8Array(await blob!.arrayBuffer())).toEqual(jpeg);
  expect(blob!.type).toBe("image/jpeg");
});

test.each([
  ["longer than was told", jpeg, jpeg.length - 1],
  ["shorter than was told", jpeg, jpeg.length + 1],
  ["no JPEG", new TextEncoder().encode("<svg onload=alert(1)>"), 21],
  ["empty", new Uint8Array(), 5],
])("a photo that is %s is not shown", async (_case, bytes, told) => {
  await expect(readPhoto(hubWith(bytes, 4), conversation, photo(told))).rejects.toThrow(PhotoBroken);
});

test("a hub that answers nothing, again and again, is not asked for ever", async () => {
  const circles = (() => Promise.resolve({ part: "", next: 0 })) as unknown as DeskAsk;
  await expect(readPhoto(circles, conversation, photo(10))).rejects.toThrow(PhotoBroken);
});

test("a refused part is a fault for who shows it", async () => {
  const refused = (() => Promise.reject(refuse("gone", "photo-gone"))) as unknown as DeskAsk;
  await expect(readPhoto(refused, conversation, photo(10))).rejects.toMatchObject({ fault: { reason: "photo-gone" } });
});

test("a photo that left the screen is not read on", async () => {
  let asked = 0;
  const hub = hubWith(jpeg, 2);
  const counted = ((...args: Parameters<DeskAsk>) => {
    asked += 1;
    return hub(...args);
  }) as DeskAsk;
  expect(await readPhoto(counted, conversation, photo(jpeg.length), () => asked < 2)).toBeUndefined();
  expect(asked).toBe(2);
});
