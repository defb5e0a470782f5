import { readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { advices, skips, verdictOf } from "../../../src-shared/video-test/advice.ts";
import type { PartResult } from "../../../src-shared/video-test/model.ts";
import { testParts } from "../../../src-shared/video-test/parts.ts";
import { reportText, type Write } from "../../../src-shared/video-test/report-text.ts";
import { formatMessage } from "../../../src-visitor/text/format.ts";

const file = new URL("../../../assets/locales/en/video-test.json", import.meta.url);
const texts = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
const write: Write = (id, values = {}) => (id in texts ? formatMessage(texts[id]!, values, "en") : undefined);

const part = (name: PartResult["part"], result: PartResult["result"], advice = ""): PartResult => ({
  part: name,
  result,
  advice,
  values: {},
  took: 1,
});
const order = (...parts: PartResult[]) => verdictOf({ parts }).troubles.map(({ advice }) => advice);

test("nothing wrong is good, whatever was skipped", () => {
  const parts = [part("camera", "good"), part("tcp", "skipped", "tcp.none")];
  expect(verdictOf({ parts })).toEqual({ look: "good", troubles: [] });
});

test("what to do first stands first: what prevents a call before what spoils it, a voice before a face", () => {
  expect(
    order(
      part("camera", "bad", "camera.refused"),
      part("microphone", "bad", "microphone.silent"),
      part("signalling", "bad", "media.blocked"),
      part("loss", "poor", "loss.up"),
      part("udp", "poor", "udp.blocked"),
    ),
  ).toEqual(["media.blocked", "microphone.silent", "camera.refused", "loss.up", "udp.blocked"]);
  expect(order(part("camera", "poor", "camera.black"), part("loss", "bad", "loss.down"))).toEqual([
    "loss.down",
    "camera.black",
  ]);
});

test("two roads that are blocked are one thing to do", () => {
  expect(order(part("udp", "bad", "path.blocked"), part("tcp", "bad", "path.blocked"))).toEqual(["path.blocked"]);
});

test("an id of another version, or of somebody who plays with us, is a plain sentence", () => {
  const parts = [part("camera", "bad", "constructor"), part("loss", "bad", "later.version")];
  const { look, troubles } = verdictOf({ parts });
  expect(look).toBe("bad");
  expect(troubles.map(({ advice, leg }) => [advice, leg])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
  ]);
  const report = { kind: "quick" as const, browser: "<b>", parts };
  expect(reportText(report, null, write)).toContain("Camera: This part is not in order.");
});

test.each([
  ...advices.map((id) => `advice.${id}`),
  ...skips.map((id) => `skip.${id}`),
  ...testParts.map((id) => `part.${id}`),
])("%s has a sentence, in one reading with both formatters", (id) => {
  expect(texts).toHaveProperty([id]);
  for (const browser of ["chromium", "safari", "other"])
    expect(write(id, { browser })).toBe(new IntlMessageFormat(texts[id]!, "en").format({ browser }));
});

test("the report as text", () => {
  const parts = [
    part("browser", "good"),
    { ...part("round-trip", "good"), values: { roundTrip: 12, other: "of a later version" } },
    part("tcp", "skipped", "tcp.none"),
    part("camera", "bad", "camera.missing"),
  ];
  expect(reportText({ kind: "full", browser: "Firefox", parts }, "7KQM-2WXP", write)).toBe(`Video test 7KQM-2WXP
Full test
Firefox

Video calls will not work well yet.
- Your camera: No camera was found. Plug one in, or try another USB port. You can take part with sound alone.

Browser: in order
Delay: in order (12 ms there and back)
Media by TCP: not tested (This video service does not offer it.)
Camera: not in order
`);
});
