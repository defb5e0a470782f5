import type { Entry } from "../../src-shared/routing/channel.ts";

/** What the loader and the widget's frame say to each other over their one port. Plain values, checked on both sides. */

/** From the page to the frame. */
export type Down =
  /** `button`: the key that the page's script tag names, if it does. */
  | { type: "page"; url: string; title: string; button?: string | undefined }
  /** What an earlier frame gave to keep. */
  | { type: "kept"; text: string }
  /** The panel was opened or closed; `focus` only when the visitor did it. `channel`: by which button. */
  | { type: "shown"; shown: boolean; focus: boolean; channel: Entry };

export const panelSizes = ["normal", "call"] as const;
export type PanelSize = (typeof panelSizes)[number];

/** From the frame to the page. */
export type Up =
  | { type: "close" }
  | { type: "unread"; count: number }
  /** To be kept by this tab's page, where the browser keeps nothing for a frame of another site. */
  | { type: "keep"; text: string }
  | { type: "size"; size: PanelSize }
  /**
   * Whether a conversation runs: then the frame is loaded on the next page too, though the panel is closed. And what can
   * be begun now.
   */
  | { type: "live"; live: boolean; chat: boolean; video: boolean };

export const longestUrl = 2000;
export const longestTitle = 300;
const longestKept = 200_000;

/** The message, or undefined for anything that is not one. */
export function downOf(data: unknown): Down | undefined {
  const { type, url, title, button, text, shown, focus, channel } = fieldsOf(data);
  if (type === "page" && typeof url === "string" && typeof title === "string")
    return {
      type,
      url: url.slice(0, longestUrl),
      title: title.slice(0, longestTitle),
      button: typeof button === "string" && /^[a-z0-9-]{1,40}$/.test(button) ? button : undefined,
    };
  if (type === "kept" && typeof text === "string") return { type, text };
  if (type === "shown" && typeof shown === "boolean")
    return { type, shown, focus: focus === true, channel: channel === "video" ? channel : "chat" };
  return undefined;
}

export function upOf(data: unknown): Up | undefined {
  const { type, count, text, size, live, chat, video } = fieldsOf(data);
  if (type === "close") return { type };
  if (type === "unread" && isCount(count)) return { type, count };
  if (type === "keep" && typeof text === "string" && text.length <= longestKept) return { type, text };
  const known = panelSizes.find((name) => name === size);
  if (type === "size" && known) return { type, size: known };
  if (type === "live" && typeof live === "boolean") return { type, live, chat: !!chat, video: !!video };
  return undefined;
}

const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

function fieldsOf(data: unknown): Record<string, unknown> {
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}
