import { createHash } from "node:crypto";
import { SignJWT, UnsecuredJWT } from "jose";
import { expect, test } from "vitest";
import { livekitRooms } from "../../../../src-hub/adapters/livekit-rooms.ts";
import { noRooms } from "../../../../src-hub/adapters/no-rooms.ts";
import { refusalOf } from "../../../support/hub-house.ts";

const secret = "a secret of at least thirty-two letters";
const settings = { url: "ws://127.0.0.1:9", publicUrl: "ws://127.0.0.1:9", key: "key", secret };
const rooms = livekitRooms(settings);
const body = JSON.stringify({ event: "participant_left", id: "EV_1", room: { name: "call-1" } });

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64");
const signed = ({ text = body, key = "key", by = secret, for: seconds = 300 } = {}) =>
  new SignJWT({ sha256: hashOf(text) })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(key)
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .sign(new TextEncoder().encode(by));

test("a webhook of our own server says which event it is and of which room", async () => {
  expect(await rooms.webhook(body, await signed())).toEqual({ id: "EV_1", room: "call-1" });
  const other = JSON.stringify({ event: "egress_started", id: "EV_2", somethingNew: 1 });
  expect(await rooms.webhook(other, await signed({ text: other }))).toEqual({ id: "EV_2", room: null });
});

test.each<[string, string, () => Promise<string> | string | undefined]>([
  ["without a signature", body, () => undefined],
  ["with an empty one", body, () => ""],
  ["with no token at all", body, () => "Bearer nonsense"],
  ["signed by another secret", body, () => signed({ by: "another secret of thirty-two letters" })],
  ["of another key", body, () => signed({ key: "other" })],
  ["whose body was changed", body.replace("call-1", "call-2"), () => signed()],
  ["that is an hour old", body, () => signed({ for: -3600 })],
  ["signed by nobody", body, () => new UnsecuredJWT({ sha256: hashOf(body) }).setIssuer("key").encode()],
  ["that is no JSON", "{", () => signed({ text: "{" })],
])("a webhook %s is refused", async (_name, sent, authorization) => {
  expect(await refusalOf(rooms.webhook(sent, await authorization()))).toMatchObject({
    code: "forbidden",
    reason: "webhook-forged",
  });
});

test("a hub without a media server hears no webhooks, and says of video that it is not set up", async () => {
  const none = noRooms();
  expect(await refusalOf(none.webhook(body, await signed()))).toMatchObject({ code: "forbidden" });
  expect(await refusalOf(none.ensure("a"))).toMatchObject({ code: "unavailable", reason: "video-not-set-up" });
  expect(await none.rooms()).toEqual([]);
});
