import type { RoutingPlan } from "../administration/plan.ts";
import type { BotStep } from "../bots/model.ts";
import { plainQueue } from "../queues/settings.ts";
import type { BotId, GroupId } from "../routing/ids.ts";
import type { QueueId } from "../queues/model.ts";
import type { RuleId, RuleTarget } from "../routing/rules.ts";
import { ButtonBody } from "./body.ts";
import { type OptionWords, type SiteOption, videoPageKey } from "./options.ts";

type Rule = RoutingPlan["rules"][number];

/** What an option makes beside what is there. Rules of the site are to stand before its others: they name buttons. */
export interface LaidOption {
  readonly buttons: readonly ButtonBody[];
  readonly groups: RoutingPlan["groups"];
  readonly queues: RoutingPlan["queues"];
  readonly bots: RoutingPlan["bots"];
  readonly rules: readonly Rule[];
}

export interface LayParts {
  readonly plan: RoutingPlan;
  readonly site: { readonly id: string; readonly queue: QueueId };
  /** Keys that the site's buttons have already. */
  readonly keys: readonly string[];
  /** Null: a new one is made. */
  readonly group: GroupId | null;
  /** See `site.useOption`. */
  readonly page: string;
  readonly words: OptionWords;
  readonly id: () => string;
}

/** As many as may wait behind a bot (features 001-22: the threshold is greater than zero). */
const places = 5;
const plainSite = { keepGroup: true } as const;

/** What stands behind one of the options of features 001-08…24, of existing kinds of things only. Changes nothing. */
export function layOption(option: SiteOption, parts: LayParts): LaidOption {
  const { plan, site, page, words } = parts;
  const group = parts.group ?? (parts.id() as GroupId);
  const groups = parts.group === null ? [{ id: group, name: freeName(words.group, plan.groups) }] : [];
  const nothing = { groups, queues: [], bots: [] };

  const button = (key: string, name: string, more: object): ButtonBody =>
    ButtonBody.parse({ key: freeKey(key, parts.keys), name, ...more });
  /** For whoever comes by that button; video is for now, so nobody waits for it unless it is said (001-24). */
  const rule = (name: string, to: ButtonBody, channel: Rule["conditions"]["channel"], target: RuleTarget): Rule => ({
    ...plainSite,
    id: parts.id() as RuleId,
    site: site.id,
    name: freeName(name, plan.rules),
    conditions: { channel, buttons: [to.key], pages: [], languages: [], returning: null },
    target,
  });
  const toQueue = (threshold: number | null, queue = site.queue): RuleTarget => ({
    to: "queue",
    queue,
    group,
    threshold,
    needs: [],
    priority: null,
  });
  const videoAtOnce = (to: ButtonBody): Rule => rule(words.video, to, "video", toQueue(0));

  const contact = (channel: ButtonBody["channel"]) => button("contact", words.contact, { channel });
  switch (option) {
    case "1": {
      const one = contact("both");
      return { ...nothing, buttons: [one], rules: [videoAtOnce(one)] };
    }
    case "2": {
      const place = { how: "fixed", into: '[data-frontdesk="video"]' };
      const video = button("video", words.video, { channel: "video", place });
      // The chat keeps whatever was laid down for it: a bot, places to wait (001-10).
      return {
        ...nothing,
        buttons: [button("chat", words.chat, { always: true }), video],
        rules: [videoAtOnce(video)],
      };
    }
    case "3":
    case "4":
      return behindBot();
    case "5": {
      const pages = page === "" ? [] : [{ how: "begins", text: page }];
      const video = button("video", words.video, { channel: "video", conditions: { pages } });
      return { ...nothing, buttons: [video], rules: [videoAtOnce(video)] };
    }
    case "6": {
      const one = contact("video-first");
      return { ...nothing, buttons: [one], rules: [videoAtOnce(one)] };
    }
    case "6A":
      return withPlaces();
    case "6B": {
      const one = contact("video-first");
      return { ...nothing, buttons: [one], rules: [rule(words.contact, one, null, toQueue(null))] };
    }
  }

  /** A bot first; video has a page of its own, whose address the bot gives (option 3) or an agent (option 4). */
  function behindBot(): LaidOption {
    const chat = button("chat", words.chat, { always: true });
    const video = button(videoPageKey, words.video, { channel: "video", place: { how: "named" } });
    const bot = parts.id() as BotId;
    const toPeople: BotStep = {
      do: "hand-over",
      id: "people",
      to: { to: "queue", queue: site.queue, group },
      refused: "form",
    };
    const form: BotStep = { do: "form", id: "form", text: words.nobody };
    const steps: BotStep[] =
      option === "4"
        ? [{ do: "say", id: "hello", text: words.hello, next: "people" }, toPeople, form]
        : [
            {
              do: "ask",
              id: "hello",
              text: words.hello,
              choices: [
                { text: words.byVideo, words: [], next: "link" },
                { text: words.byChat, words: [], next: "people" },
              ],
              again: words.again,
            },
            { do: "say", id: "link", text: `${words.link} ${page}`.trim(), next: null },
            toPeople,
            form,
          ];
    return {
      ...nothing,
      buttons: [chat, video],
      bots: [{ id: bot, name: freeName(words.bot, plan.bots), script: { steps } }],
      rules: [rule(words.chat, chat, "chat", { to: "bot", bot }), videoAtOnce(video)],
    };
  }

  /** 6A: nobody waits at first; a bot speaks to whom nobody takes, and hands him to a rule with places to wait. */
  function withPlaces(): LaidOption {
    const one = contact("video-first");
    const bot = parts.id() as BotId;
    const queue = parts.id() as QueueId;
    const waiting: Rule = {
      ...rule(words.waiting, one, null, toQueue(places)),
      site: null,
      conditions: { channel: null, buttons: [], pages: [], languages: [], returning: null },
    };
    const steps: BotStep[] = [
      { do: "say", id: "hello", text: words.wait, next: "people" },
      { do: "hand-over", id: "people", to: { to: "rule", rule: waiting.id }, refused: "form" },
      { do: "form", id: "form", text: words.nobody },
    ];
    const settings = {
      ...plainQueue,
      threshold: 0,
      openWithoutAgents: false,
      fallbacks: [{ to: "bot" as const, bot }],
    };
    return {
      buttons: [one],
      groups,
      queues: [{ id: queue, name: freeName(words.contact, plan.queues), settings }],
      bots: [{ id: bot, name: freeName(words.bot, plan.bots), script: { steps } }],
      rules: [rule(words.contact, one, null, toQueue(0, queue)), waiting],
    };
  }
}

/** The name, or with a number behind it that is free. */
function freeName(name: string, things: ReadonlyArray<{ readonly name: string }>): string {
  const taken = new Set(things.map((thing) => thing.name.toLowerCase()));
  const forms = [name, ...Array.from({ length: 500 }, (_, index) => `${name} ${index + 2}`)];
  return forms.find((form) => !taken.has(form.toLowerCase())) ?? name;
}

function freeKey(key: string, taken: readonly string[]): string {
  const forms = [key, ...Array.from({ length: 50 }, (_, index) => `${key}-${index + 2}`)];
  return forms.find((form) => !taken.includes(form)) ?? key;
}
