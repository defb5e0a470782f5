import type { Entry } from "../src-shared/routing/channel.ts";
import { canOf, type SiteNow } from "../src-shared/sites/now.ts";
import { changesIn, targeted } from "../src-shared/sites/targeting.ts";
import type { Begin } from "./door/begin.ts";
import { answerCalls } from "./door/calls.ts";
import { drawLauncher } from "./door/launcher.ts";
import { configOf } from "./door/page-config.ts";
import { pagePanel } from "./door/page-panel.ts";
import { standing } from "./door/standing.ts";
import { addressOf } from "./door/trust.ts";
import { visitOf } from "./door/visit.ts";
import { watchSite } from "./door/watch-site.ts";
import { pageApi } from "./identity/page-api.ts";

/**
 * The second file on the site's page: which buttons stand there, what they do, and `window.Frontdesk`. The loader fetches
 * it by a name that changes with what is in it.
 */
export function begin(parts: Begin): void {
  const go = (): void => start(parts);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", go, { once: true });
  else go();
}

/** A page without reloads changes its address unheard: it is looked at so often, milliseconds. */
const lookEvery = 1_000;

function start(parts: Begin): void {
  const { hub, site, dataset } = parts;
  const own = `${hub}/site/${encodeURIComponent(site)}`;
  let config = configOf(parts.published, dataset);
  const clock = clockOf(parts.published);
  let now: SiteNow | undefined;
  let live = false;
  let hidden = false;
  let due: ReturnType<typeof setTimeout> | undefined;
  const visit = visitOf(() => addressOf(location.href));
  // Above all that tells it something.
  const api = pageApi({
    panel: () => panel,
    open: (by) => press("", by),
    hide(hide) {
      hidden = hide;
      if (hide && panel.isShown()) panel.press(false);
      draw();
    },
    attributes(values) {
      visit.attributes(values);
      draw();
    },
  });
  const launcher = drawLauncher((by) => (by === null ? panel.press(false) : press(buttons.corner(), by)));
  const panel = pagePanel({
    hub,
    site,
    launcher,
    button: dataset["button"],
    told(can) {
      live = can.live;
      draw();
    },
    referrer: () => visit.facts(0).referrer,
    news: (news) => api.news(news),
  });
  const buttons = standing(launcher, press);

  function press(key: string, by: Entry): void {
    panel.press(true, by, key === "" ? dataset["button"] : key);
  }

  function draw(): void {
    const facts = visit.facts(clock());
    // Nothing is promised before it is known.
    const can = (key: string) => (now ? canOf(now, key === "" ? undefined : key) : { chat: false, video: false });
    buttons.draw(config, hidden ? [] : targeted(config, { ...facts, can }), live && !hidden);
    clearTimeout(due);
    const next = changesIn(config, facts);
    if (next !== null) due = setTimeout(draw, Math.min(next + 20, 2 ** 31 - 1));
  }

  async function renew(): Promise<void> {
    try {
      const answer = await fetch(`${own}.json`, { cache: "no-cache" });
      if (answer.ok) config = configOf(await answer.json(), dataset);
      draw();
    } catch (error) {
      // What stands there stays; with the next change it is fetched anew.
      console.debug(error);
    }
  }

  draw();
  // A page whose only button stands there always, and that knows of nothing published, pays for nothing.
  if (config.tag !== "" || config.buttons.some(({ always }) => !always))
    watchSite(`${own}/now.json`, {
      heard(next) {
        now = next;
        if (next.published === config.tag || config.tag === "") draw();
        else void renew();
      },
      failed() {
        // A chat may be tried where it is not known.
        now ??= { known: "", published: config.tag, chat: true, video: false, buttons: {} };
        draw();
      },
    });
  let address = location.href;
  setInterval(() => {
    if (document.hidden) return;
    const isElsewhere = address !== location.href;
    address = location.href;
    if (isElsewhere) panel.moved();
    // A page that draws itself anew may take a button's place away, or bring it only now.
    if (isElsewhere || buttons.isTorn()) draw();
  }, lookEvery);

  answerCalls(parts, api.handlers);
}

/** The hub's clock, as far as the answer said it; a visitor's own may be wrong by hours. */
function clockOf(published: unknown): () => number {
  const said = (published as { now?: number } | undefined)?.now ?? Date.now();
  const heard = performance.now();
  return () => said + performance.now() - heard;
}
