import * as z from "zod/mini";
import { lineOf } from "../text/clean.ts";
import { webhookTypes } from "./events.ts";

export const WebhookId = z.uuid().brand<"WebhookId">();
export type WebhookId = z.infer<typeof WebhookId>;

/** An address of somebody else's machine, without name and password. What it may lead to is judged when it is asked. */
export const OutsideUrl = z
  .string()
  .check(z.maxLength(2000, "text-too-long"), z.regex(/^https?:\/\/[^\s/?#\\@]+(?:[/?#][^\s\\]*)?$/i, "url-wrong"));

/** 32 random bytes, made by whoever lays it down and shown to nobody again (Standard Webhooks writes them so). */
export const SigningSecret = z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{43}=$/, "secret-wrong"));

export const WebhookBody = z.object({
  name: z.pipe(lineOf(80), z.string().check(z.minLength(1, "name-missing"))),
  url: OutsideUrl,
  events: z.array(z.enum(webhookTypes)).check(z.minLength(1, "events-missing"), z.maxLength(webhookTypes.length)),
  isActive: z.boolean(),
});
export type WebhookBody = z.infer<typeof WebhookBody>;

/** Why the hub switched it off: nobody answered for days, or the other side said that it is gone. */
export const offReasons = ["failing", "gone"] as const;

export const Webhook = z.extend(WebhookBody, {
  id: WebhookId,
  off: z.nullable(z.enum(offReasons)),
  /** Since when nothing was taken any more; null: the last one was, or none was sent. */
  failingSince: z.nullable(z.number()),
  /** How many are still to be taken. */
  waiting: z.int(),
  /** Until when the secret before this one signs as well. */
  oldSecretUntil: z.nullable(z.number()),
});
export type Webhook = z.infer<typeof Webhook>;

/** One thing to be told to one webhook. `queued`: another of the same conversation comes before it. */
export const Delivery = z.object({
  number: z.int(),
  /** The same for every try, also by hand: the receiver tells by it what he has already. */
  id: z.string(),
  type: z.string(),
  at: z.number(),
  state: z.enum(["queued", "due", "sent", "failed"]),
  tries: z.int(),
  nextAt: z.nullable(z.number()),
  triedAt: z.nullable(z.number()),
  /** Of the last answer, with its beginning. */
  status: z.nullable(z.int()),
  answer: z.string(),
  /** Why there was no answer, as a text id. */
  reason: z.nullable(z.string()),
});
export type Delivery = z.infer<typeof Delivery>;
