import { expect, test } from "vitest";
import { KeySecret, keyPrefix } from "../../../../src-shared/keys/model.ts";
import { SigningSecret } from "../../../../src-shared/webhooks/model.ts";
import { apiKey, signingSecret } from "../../../../src-renderer/administration/outside/secrets.ts";

test("what is made on the screen is what the hub takes, and no two are alike", () => {
  for (let round = 0; round < 50; round++) {
    expect(SigningSecret.safeParse(signingSecret()).success).toBe(true);
    expect(KeySecret.safeParse(apiKey()).success).toBe(true);
  }
  expect(new Set(Array.from({ length: 50 }, () => apiKey())).size).toBe(50);
  const full = (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(255);
  expect(apiKey(full)).toBe(`fdk_ffffffff_${"_".repeat(42)}8`);
  expect(keyPrefix(apiKey(full))).toBe("fdk_ffffffff");
  expect(Buffer.from(signingSecret(full).slice(6), "base64")).toEqual(Buffer.alloc(32, 255));
});
