import fc from "fast-check";
import { expect, test } from "vitest";
import { newTestNumber, readTestNumber } from "../../../src-shared/video-test/number.ts";
import { TestNumber } from "../../../src-shared/video-test/model.ts";

const numbers = fc
  .uint8Array({ minLength: 64, maxLength: 64 })
  .map((bytes) => newTestNumber({ randomBytes: () => bytes.map((byte) => byte % 248) }));
const signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

test("each number is one, however it is typed", () => {
  fc.assert(
    fc.property(numbers, (number) => {
      expect(TestNumber.safeParse(number).success).toBe(true);
      expect(readTestNumber(number)).toBe(number);
      expect(readTestNumber(` ${number.toLowerCase().replace("-", " ")} `)).toBe(number);
    }),
  );
});

test("one wrong sign is noticed, and two that changed places", () => {
  fc.assert(
    fc.property(numbers, fc.nat(7), fc.constantFrom(...Array.from(signs)), (number, place, sign) => {
      const bare = Array.from(number.replace("-", ""));
      fc.pre(bare[place] !== sign);
      expect(readTestNumber(bare.with(place, sign).join(""))).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(numbers, fc.nat(6), (number, place) => {
      const bare = Array.from(number.replace("-", ""));
      const [one, other] = [bare[place]!, bare[place + 1]!];
      fc.pre(one !== other);
      expect(
        readTestNumber(
          bare
            .with(place, other)
            .with(place + 1, one)
            .join(""),
        ),
      ).toBeUndefined();
    }),
  );
});

test.each(["", "7KQM", "0000-0000", "IIII-IIII", "7KQM-2WXPP", "<script>"])("%j is none", (typed) => {
  expect(readTestNumber(typed)).toBeUndefined();
});
