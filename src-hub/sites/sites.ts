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
}

interface Known {
  readonly site: string;
  readonly visitor?: string;
}

export function sitesOf({ read, machine }: Store, tokens: SignedTokens): Sites {
  async function readTicket(ticket: string): Promise<Known> {
    const { site } = await tokens.read("widget-door", ticket, ["site"]);
    return { site };
  }

  async function readToken(token: string): Promise<Known> {
    const { sub, site } = await tokens.read("visitor", token, ["sub", "site"]);
    return { site, visitor: sub };
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
      const { site: id, visitor = random128(machine) } = await known(who);
      const site = await siteById(read, id);
      if (!site) throw refuse("signed-out", "site-gone");
      const { token } = await tokens.sign("visitor", { sub: visitor, site: id }, visitorSeconds);
      const { name, welcome, queue } = site;
      return { visitor: { id: visitor as VisitorId, site: { id, name, welcome, queue } }, token };
    },
  };
}

async function knownOrRefused(reading: Promise<Known>): Promise<Known | FaultError> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof FaultError) return error;
    throw error;
  }
}
