import { apiNames, type Begin, type Call } from "./door/begin.ts";

/** When the hub cannot be reached it is tried again after so many milliseconds, each time twice as late, up to the last. */
const [firstAgain, lastAgain] = [2_000, 60_000];

const script = (document.currentScript ??
  document.querySelector("script[data-site][src$='/loader.js']")) as HTMLScriptElement | null;
type Early = readonly [name: string, ...values: unknown[]];
const page = window as { Frontdesk?: unknown };
const before = page.Frontdesk;
// A page that puts the tag in twice has one widget. A list is what the page has called before we were here.
if (script?.dataset["site"] && (!before || Array.isArray(before)))
  start(script, script.dataset["site"], (before ?? []) as Early[]);

/** Keeps what the page calls, and fetches what answers it: this file is on every page, the other where it is of use. */
function start({ src, dataset }: HTMLScriptElement, site: string, early: readonly Early[]): void {
  const { origin: hub } = new URL(src);
  const calls: Call[] = [];
  const api: Begin["api"] = { push: (call) => run(call as Early) };
  const run = ([name, ...values]: Early): unknown => api[name]?.(...values);
  for (const name of apiNames)
    api[name] = (...values) => {
      const answer = new Promise((resolve, reject) => calls.push({ name, values, resolve, reject }));
      answer.catch(console.debug);
      return name === "on" ? () => answer.then((off) => (off as () => void)()) : answer;
    };
  page.Frontdesk = api;
  for (const call of early) void run(call);

  async function load(again: number): Promise<void> {
    try {
      const published = await publishedOf(`${hub}/site/${encodeURIComponent(site)}.json`);
      const file = published?.["script"] ?? "/page-files/page.js";
      const { begin } = (await import(/* @vite-ignore */ hub + file)) as { begin: (parts: Begin) => void };
      begin({ hub, site, dataset, published, calls, api });
    } catch (error) {
      console.debug(error);
      setTimeout(load, again, Math.min(lastAgain, 2 * again));
    }
  }
  void load(firstAgain);
}

/** Undefined where the page may not ask, by its own policy or the site's origins: then it has the plain button. */
async function publishedOf(address: string): Promise<Record<string, string> | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? ((await answer.json()) as Record<string, string>) : undefined;
  } catch (error) {
    console.debug(error);
    return undefined;
  }
}
