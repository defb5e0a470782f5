import { type Availability, isPossible, type SiteAvailability } from "../../src-shared/availability/model.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import type { Can, SiteNow } from "../../src-shared/sites/now.ts";
import type { ShownSite } from "./fronts.ts";

interface Watched {
  availability(site: string): SiteAvailability;
  shown(site: string): ShownSite | undefined;
  watchSite(site: string, heard: Stop): Stop;
}

/** A page waits for so long at most, milliseconds: less than what proxies let an answer take. */
const longest = 25_000;
/** So many pages wait at once; the others ask again by themselves. */
const mostWaiting = 30_000;

/** A message may be left where there is nobody: then there is a reason to open the panel. */
export const canBy = ({ chat, video, form }: Availability): Can => ({
  chat: isPossible(chat) || form,
  video: isPossible(video),
});

/** What a page's buttons hang on. `known` is the tag of what it was told last. */
export function nowOf(availability: SiteAvailability, shown: ShownSite | undefined): SiteNow {
  const { buttons, ...all } = availability;
  const said = {
    published: shown?.tag ?? "",
    ...canBy(all),
    buttons: Object.fromEntries(Object.entries(buttons).map(([key, own]) => [key, canBy(own)])),
  };
  return { known: tagOf(JSON.stringify(said)), ...said };
}

/** Answers at once when something else than `known` is so, else as soon as it is, or when the time is over. */
export function sayOnChange(hub: Watched, { after }: Pick<Machine, "after">) {
  let waiting = 0;
  return (site: string, known: string | undefined, gone: (stop: Stop) => void): Promise<SiteNow> => {
    const look = (): SiteNow => nowOf(hub.availability(site), hub.shown(site));
    const first = look();
    if (first.known !== known || waiting >= mostWaiting) return Promise.resolve(first);
    waiting += 1;
    const { promise, resolve } = Promise.withResolvers<SiteNow>();
    const end = (): void => {
      stopHearing();
      stopDue();
      resolve(look());
    };
    const stopHearing = hub.watchSite(site, () => look().known === known || end());
    const stopDue = after(longest, end);
    gone(end);
    return promise.finally(() => (waiting -= 1));
  };
}

/** Short, and another for another text, as far as pages need it (FNV-1a). */
function tagOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${(hash >>> 0).toString(36)}${text.length.toString(36)}`;
}
