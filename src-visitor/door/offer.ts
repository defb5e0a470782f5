import texts from "../../assets/locales/en/loader.json" with { type: "json" };
import type { Entry } from "../../src-shared/routing/channel.ts";
import styles from "./offer.css?inline";
import type { Launcher } from "./launcher.ts";

/** What can be begun now. `live`: a conversation runs, and the way back to it stands there in any case. */
export interface Can {
  readonly chat: boolean;
  readonly video: boolean;
  readonly live?: boolean;
}

export interface OfferParts {
  readonly hub: string;
  /** Of the page's tag: `site`, `button`, and `show`: chat, video, both or video-first. */
  readonly dataset: DOMStringMap;
  readonly launcher: Pick<Launcher, "section" | "button">;
  readonly press: (open: boolean, by: Entry) => void;
}

/** While the panel is not loaded the hub is asked this often, milliseconds; not while nobody sees the page. */
const askEvery = 10_000;

/**
 * The buttons of a page that shows what can be had: *video* and *both* let the video button disappear when nobody is
 * available (features 001-11, 001-13, 001-20), *video-first* puts the chat button in its place (001-21). Answers what
 * hears the panel, once it is loaded; nobody is asked any more then.
 */
export function offer({ hub, dataset, launcher, press }: OfferParts): (can: Can) => void {
  const { site = "", button, show } = dataset;
  const { section, button: chat } = launcher;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  (section.getRootNode() as ShadowRoot).adoptedStyleSheets.push(sheet);
  const video = chat.cloneNode(true) as HTMLButtonElement;
  video.className = "video open";
  video.removeAttribute("aria-label");
  video.querySelector("span")!.textContent = texts.call;
  video.querySelector("path")!.setAttribute("d", camera);
  video.addEventListener("click", () => press(true, "video"));
  const both = document.createElement("div");
  section.prepend(both);
  both.append(video, chat);

  let fromPanel = false;
  let isKnown = false;
  function draw(can: Can): void {
    const withVideo = can.video && show !== "chat" && !can.live;
    const withChat = can.live || (can.chat && show !== "video" && !(show === "video-first" && withVideo));
    // Of the box around: the chat button's own classes are drawn anew with each change.
    both.className = `offer${withVideo ? "" : " no-video"}${withChat ? "" : " no-chat"}`;
  }
  // Nothing is promised before it is known.
  draw({ chat: false, video: false });

  const query = button === undefined ? "" : `?button=${encodeURIComponent(button)}`;
  async function ask(): Promise<void> {
    if (fromPanel) return;
    try {
      const answer = await fetch(`${hub}/availability/${encodeURIComponent(site)}${query}`);
      const can = (await answer.json()) as Can;
      if (answer.ok && !fromPanel) {
        isKnown = true;
        draw(can);
      }
    } catch (error) {
      // The hub is away, or the page forbids asking it: what stood there stays, a chat may be tried, and it is asked again.
      console.debug(error);
      if (!isKnown && !fromPanel) draw({ chat: true, video: false });
    }
    if (!fromPanel) setTimeout(seen, askEvery);
  }
  function seen(): void {
    if (document.hidden) document.addEventListener("visibilitychange", seen, { once: true });
    else void ask();
  }
  seen();

  return (can) => {
    fromPanel = true;
    draw(can);
  };
}

const camera = "M3 7a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2Z M15 11l6-4v10l-6-4";
