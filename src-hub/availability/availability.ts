import type { Availability, ChannelState, SiteAvailability } from "../../src-shared/availability/model.ts";
import type { Entry } from "../../src-shared/routing/channel.ts";
import { admitTo, hasForm, rulesOf, targetOf } from "../routing/admission.ts";
import type { Admission, House, Request } from "../routing/house.ts";

/**
 * What visitors of a site may expect before they come. Where it hangs on what is not known yet (the page, the language,
 * whether he was here before) the best that may be is shown: a button that is missing sends away somebody who would have
 * been let in, one too many is answered with a sentence.
 */
export function availabilityOf(house: House, site: string, now: number): SiteAvailability {
  const all = availabilityFor(house, site, null, now);
  const plain = JSON.stringify(all);
  const keys = house.guide.sites.get(site)?.buttons ?? [];
  const named = [...house.guide.rules.values()].flatMap((rule) => (rule.site === site ? rule.conditions.buttons : []));
  const buttons: SiteAvailability["buttons"] = {};
  for (const key of new Set([...keys, ...named])) {
    const own = availabilityFor(house, site, key, now);
    if (JSON.stringify(own) !== plain) buttons[key] = own;
  }
  return { ...all, buttons };
}

/** From the best to the worst. */
const order: readonly ChannelState[] = ["open", "queue", "full", "nobody", "closed"];

interface Outlook {
  readonly state: ChannelState;
  readonly text: string;
  readonly opensAt: number | null;
  readonly form: boolean;
}

function availabilityFor(house: House, site: string, button: string | null, now: number): Availability {
  const chat = bestOf(house, site, button, "chat", now);
  return {
    chat: chat.state,
    video: bestOf(house, site, button, "video", now).state,
    text: chat.text,
    opensAt: chat.opensAt,
    form: chat.form,
  };
}

function bestOf(house: House, site: string, button: string | null, channel: Entry, now: number): Outlook {
  const request: Request = { site, channel, button, page: undefined, language: undefined, previous: undefined };
  const rules = rulesOf(house, request);
  const tried =
    rules.at(-1)?.how === "fits" ? rules.map(({ rule }) => rule) : [...rules.map(({ rule }) => rule), undefined];
  const outlooks = tried.map((rule) =>
    outlookOf(house, channel, admitTo(house, request, targetOf(house, request, rule), now)),
  );
  return outlooks.reduce((best, one) => (order.indexOf(one.state) < order.indexOf(best.state) ? one : best));
}

function outlookOf(house: House, channel: Entry, found: Admission): Outlook {
  if (found.to === "nowhere") {
    const { why, text, opensAt } = found.first;
    return { state: why, text, opensAt, form: found.form };
  }
  const open: Outlook = { state: "open", text: "", opensAt: null, form: false };
  // A bot answers at once, by chat; a call that would become a chat is no call.
  const other = found.to === "bot" ? "chat" : found.place.channel;
  if (other !== channel) return { ...open, state: found.first?.why ?? "nobody" };
  if (found.to === "bot") return open;
  const { free, ahead } = house.room(found.place);
  return { ...open, state: free > ahead ? "open" : "queue", form: hasForm(house, found.place) };
}
