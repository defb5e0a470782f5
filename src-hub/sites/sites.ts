import type { VisitorId } from "../../src-shared/conversations/model.ts";
import { FaultError, refuse } from "../../src-shared/rpc/fault.ts";
import { random128 } from "../../src-shared/rpc/machine.ts";
import type { VisitorWho } from "../../src-shared/sites/model.ts";
import type { SignedTokens } from "../accounts/signed-tokens.ts";
import type { Store } from "../store/open.ts";
import { type Site, siteById, siteByKey } from "./rows.ts";
import type { Visitor } from "./visitor.ts";

const ticketSeconds = 60;
const visitorSeconds = 24 * 60 * 60;

/** The sites, and the visitors who come through their doors. */
export interface Sites {
  byKey(key: string): Promise<Site | undefined>;
  /** What stands in the widget's page: opens a visitor's connection within a minute. */
  ticket(site: Site): Promise<string>;
  /**
   * Who says hello. A token of an earlier hello is the same visitor again; a ticket alone makes a new one. A ticket beside
   * a token must be of the token's site, or the token counts for nothing. Refuses `signed-out` when neither is good.
   * `token` is fresh each time.
   */
  visitorOf(who: VisitorWho): Promise<{ visitor: Visitor; token: string }>;
  /** Lets this visitor say hello, for a day. */
  tokenFor(visitor: Visitor): Promise<string>;
}

interface Known {
  readonly site: string;
  readonly visitor?: string;
  readonly visit?: string;
}

export function sitesOf({ read, machine }: Store, tokens: SignedTokens): Sites {
  async function readTicket(ticket: string): Promise<Known> {
    const { site } = await tokens.read("widget-door", ticket, ["site"]);
    return { site };
  }

  async function readToken(token: string): Promise<Known> {
    const { sub, site, visit } = await tokens.read("visitor", token, ["sub", "site", "visit"]);
    return { site, visitor: sub, visit };
  }

  /** The token goes first: it is somebody who was here. The ticket helps when the token no longer does. */
  async function known({ ticket, token }: VisitorWho): Promise<Known> {
    const byTicket = ticket === undefined ? undefined : await knownOrRefused(readTicket(ticket));
    const byToken = token === undefined ? undefined : await knownOrRefused(readToken(token));
    const ofTicket = byTicket instanceof FaultError ? undefined : byTicket;
    const ofToken = byToken instanceof FaultError ? undefined : byToken;
    if (ofToken && (!ofTicket || ofTicket.site === ofToken.site)) return ofToken;
    if (ofTicket) return ofTicket;
    throw byToken ?? byTicket ?? refuse("signed-out", "ticket-missing");
  }

  return {
    byKey: (key) => siteByKey(read, key),
    ticket: async (site) => (await tokens.sign("widget-door", { site: site.id }, ticketSeconds)).token,
    async visitorOf(who) {
      const { site: id, visitor: sub = random128(machine), visit = random128(machine) } = await known(who);
      const site = await siteById(read, id);
      if (!site) throw refuse("signed-out", "site-gone");
      const { name, welcome, queue } = site;
      const visitor = { id: sub as VisitorId, visit, site: { id, name, welcome, queue } };
      return { visitor, token: await tokenFor(visitor) };
    },
    tokenFor,
  };

  async function tokenFor({ id: sub, visit, site }: Visitor): Promise<string> {
    return (await tokens.sign("visitor", { sub, site: site.id, visit }, visitorSeconds)).token;
  }
}

async function knownOrRefused(reading: Promise<Known>): Promise<Known | FaultError> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
}
