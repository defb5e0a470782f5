import type { BuiltSite } from "../../src-shared/sites/agent-asks.ts";
import { SiteBody } from "../../src-shared/sites/body.ts";
import { type OptionWords, type SiteOption } from "../../src-shared/sites/options.ts";
import type { AccountId } from "../../src-shared/accounts/model.ts";
import { type Facts, targeted, type Verdict } from "../../src-shared/sites/targeting.ts";
import { canBy } from "../../src-hub/sites/who-is-there.ts";
import { availabilityBy } from "../../src-shared/availability/model.ts";
import type { Flow } from "./flow.ts";
import { until } from "./hand-clock.ts";

type Staff = Awaited<ReturnType<Flow["agent"]>>;

export const someWords: OptionWords = {
  chat: "Chat",
  video: "Video",
  contact: "Chat and video",
  group: "Video",
  bot: "Before the call",
  waiting: "Who waits behind the bot",
  byVideo: "By video",
  byChat: "By chat",
  hello: "Hello! How may we help?",
  again: "Please choose one.",
  link: "This way:",
  wait: "All of us are in a conversation.",
  nobody: "Leave us a message.",
};

/** What an administrator does with the site of a flow. */
export function siteBuilder(ada: Staff, id = "site") {
  const read = async (): Promise<BuiltSite> =>
    (await ada.link.ask("sites.read", {})).sites.find((site) => site.id === id)!;
  return {
    read,
    /** Changes the draft, or begins one. */
    async draft(part: Partial<SiteBody>): Promise<SiteBody> {
      const { draft, published } = await read();
      const to = SiteBody.parse({ ...(draft?.body ?? published), ...part });
      await ada.link.ask("site.draft", { site: id, to, expected: draft?.body ?? null });
      return to;
    },
    async publish() {
      const { draft } = await read();
      return ada.link.ask("site.publish", { site: id, expected: draft!.body });
    },
    useOption: (option: SiteOption, agents: AccountId[], page = "") =>
      ada.link.ask("site.useOption", { site: id, option, group: null, agents, page, words: someWords }),
  };
}

/** A visitor on a desktop, for the first time, on the site's first page. */
export const somebody: Omit<Facts, "can"> = {
  url: "https://shop.example/",
  referrer: "",
  languages: ["en"],
  device: "desktop",
  seconds: 60,
  visits: 1,
  attributes: {},
  seat: "5eat",
  now: 0,
};

/** Which buttons stand on a page of the flow's site now, as a page there works it out. */
export function buttonsOn(flow: Flow, facts: Partial<Facts> = {}, site = "site"): Verdict[] {
  const shown = flow.hub().shown(site)!;
  const availability = flow.hub().availability(site);
  const can = (key: string) => canBy(availabilityBy(availability, key));
  return targeted(shown.published, { ...somebody, now: flow.clock.now(), can, ...facts });
}

/** `contact: chat+video`, one for each button that stands there. */
export function standing(flow: Flow, facts: Partial<Facts> = {}): string {
  return buttonsOn(flow, facts)
    .flatMap(({ key, shows }) =>
      shows ? [`${key}: ${[shows.chat && "chat", shows.video && "video"].filter(Boolean).join("+")}`] : [],
    )
    .join(", ");
}

/** Waits until these stand there; answers after how many milliseconds of the flow's clock. */
export async function untilStanding(flow: Flow, wanted: string, facts: Partial<Facts> = {}): Promise<number> {
  const begun = flow.clock.now();
  for (let turn = 0; turn < 40 && standing(flow, facts) !== wanted; turn++) await flow.clock.advance(50);
  await until(`${wanted}, and not ${standing(flow, facts)}`, () => standing(flow, facts) === wanted || undefined);
  return flow.clock.now() - begun;
}
