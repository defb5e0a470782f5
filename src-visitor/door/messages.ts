import type { Entry } from "../../src-shared/routing/channel.ts";

/** What the loader and the widget's frame say to each other over their one port. Plain values, checked on both sides. */

/** From the page to the frame. */
export type Down =
  /** `button`: the key that the page's script tag names, if it does. `referrer`: where he came from to this visit. */
  | { type: "page"; url: string; title: string; referrer: string; button?: string | undefined }
  /** What an earlier frame gave to keep. */
  | { type: "kept"; text: string }
  /** The panel was opened or closed; `focus` only when the visitor did it. `channel`: by which button. */
  | { type: "shown"; shown: boolean; focus: boolean; channel: Entry }
  /** The page is about to say who he is. */
  | { type: "identifying" }
  | Personal;

/** What the page says of its visitor. Each is answered once, under its number. */
export type Personal =
  /** A token that the site's server has signed. */
  | { type: "identify"; call: number; token: string }
  /** Null takes one away. The hub judges them. */
  | { type: "attributes"; call: number; values: Readonly<Record<string, string | number | boolean | null>> }
  | { type: "logOut"; call: number };

export const panelSizes = ["normal", "call"] as const;
export type PanelSize = (typeof panelSizes)[number];

/** From the frame to the page. */
export type Up =
  | { type: "close" }
  | { type: "unread"; count: number }
  /** To be kept by this tab's page, where the browser keeps nothing for a frame of another site. */
  | { type: "keep"; text: string }
  | { type: "size"; size: PanelSize }
  /** `fault`: the reason of a refusal; empty when it is done. */
  | { type: "answer"; call: number; fault: string }
  /** How far the visitor's conversation has come. */
  | { type: "conversation"; state: Talk }
  /**
   * Whether a conversation runs: then the frame is loaded on the next page too, though the panel is closed. And what can
   * be begun now.
   */
  | { type: "live"; live: boolean; chat: boolean; video: boolean };

export const talks = ["none", "waiting", "active", "ended"] as const;
export type Talk = (typeof talks)[number];

export const longestUrl = 2000;
export const longestTitle = 300;
const longestKept = 200_000;
const longestToken = 4000;
const mostValues = 100;

/** The message, or undefined for anything that is not one. */
export function downOf(data: unknown): Down | undefined {
  const { type, url, title, referrer, button, text, shown, focus, channel } = fieldsOf(data);
  if (type === "page" && typeof url === "string" && typeof title === "string")
    return {
      type,
      url: url.slice(0, longestUrl),
      title: title.slice(0, longestTitle),
      referrer: typeof referrer === "string" ? referrer.slice(0, longestUrl) : "",
      button: typeof button === "string" && /^[a-z0-9-]{1,40}$/.test(button) ? button : undefined,
    };
  if (type === "kept" && typeof text === "string") return { type, text };
  if (type === "shown" && typeof shown === "boolean")
    return { type, shown, focus: focus === true, channel: channel === "video" ? channel : "chat" };
  return type === "identifying" ? { type } : personalOf(data);
}

function personalOf(data: unknown): Personal | undefined {
  const { type, call, token, values } = fieldsOf(data);
  if (!isCount(call)) return undefined;
  if (type === "identify" && typeof token === "string" && token.length <= longestToken) return { type, call, token };
  if (type === "logOut") return { type, call };
  if (type !== "attributes") return undefined;
  const given = Object.entries(fieldsOf(values));
  if (given.length > mostValues || !given.every(([, value]) => isPlain(value))) return undefined;
  return { type, call, values: values as Extract<Personal, { type: "attributes" }>["values"] };
}

const isPlain = (value: unknown): boolean => value === null || ["string", "number", "boolean"].includes(typeof value);

export function upOf(data: unknown): Up | undefined {
  const { type, count, text, size, live, chat, video, call, fault, state } = fieldsOf(data);
  if (type === "close") return { type };
  if (type === "unread" && isCount(count)) return { type, count };
  if (type === "keep" && typeof text === "string" && text.length <= longestKept) return { type, text };
  const known = panelSizes.find((name) => name === size);
  if (type === "size" && known) return { type, size: known };
  if (type === "answer" && isCount(call) && typeof fault === "string") return { type, call, fault };
  const talk = talks.find((name) => name === state);
  if (type === "conversation" && talk) return { type, state: talk };
  if (type === "live" && typeof live === "boolean") return { type, live, chat: !!chat, video: !!video };
  return undefined;
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

function fieldsOf(data: unknown): Record<string, unknown> {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}
