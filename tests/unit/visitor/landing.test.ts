import { expect, test } from "vitest";
import { videoPageKey } from "../../../src-shared/sites/options.ts";
import { landingButton } from "../../../src-visitor/appointments/landing.ts";

test("the hub's own page for video comes by the button that options 3 and 4 lay their rules for", () => {
  expect(landingButton).toBe(videoPageKey);
});
