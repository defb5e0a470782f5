import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { availabilityBy } from "../../src-shared/availability/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import type { Site } from "../sites/rows.ts";
import { sayOnChange, canBy } from "../sites/who-is-there.ts";
import { builtFile, notBuilt, publicFile, publicFor, siteKey, year } from "./door-files.ts";
import type { HttpPorts } from "./http-ports.ts";

/** What the loader asks for on the site's pages: what is published, who is there, and the file that shows it. */
export function siteRoutes(app: FastifyInstance, { settings, sites, hub, machine }: HttpPorts): void {
  const waiting = sayOnChange(hub, machine);

  async function siteOf(key: string): Promise<Site> {
    const site = siteKey.test(key) ? await sites.byKey(key) : undefined;
    if (!site) throw refuse("gone", "site-gone");
    return site;
  }

  app.get<{ Params: { siteKey: string } }>("/site/:siteKey.json", async (request, reply) => {
    const site = await siteOf(request.params.siteKey);
    publicFor(site, request, reply, 5);
    hub.pageSeen(site, request.headers.origin);
    const shown = hub.shown(site.id);
    return {
      script: `/page-files/${(await pageFile(settings.pageFiles)) ?? "page.js"}`,
      now: machine.now(),
      ...(shown ? { tag: shown.tag, ...shown.published } : {}),
    };
  });

  // By its hashed name kept for ever; by its plain one for pages that may not ask what is published.
  app.get<{ Params: { file: string } }>("/page-files/:file", async (request, reply) => {
    const newest = await pageFile(settings.pageFiles);
    const { file } = request.params;
    const isHashed = hashed.test(file);
    const name = isHashed ? file : file === "page.js" ? newest : undefined;
    const text = name === undefined ? undefined : await builtFile(join(settings.pageFiles, name));
    if (text === undefined) return newest === undefined ? notBuilt(reply) : reply.callNotFound();
    publicFile(reply);
    reply.header("access-control-allow-origin", "*");
    reply.header("cache-control", isHashed ? `public, max-age=${year}, immutable` : "public, max-age=300");
    return reply.type("text/javascript; charset=utf-8").send(text);
  });

  // What can be had, for a page that has not loaded the panel yet. Not for other sites' pages.
  app.get<{ Params: { siteKey: string }; Querystring: { button?: string } }>(
    "/availability/:siteKey",
    async (request, reply) => {
      const site = await siteOf(request.params.siteKey);
      publicFor(site, request, reply, 1);
      const { button } = request.query;
      return canBy(availabilityBy(hub.availability(site.id), typeof button === "string" ? button : undefined));
    },
  );

  // The same for all buttons of a page at once. Who names what he knows is answered when it is another, or after a while.
  app.get<{ Params: { siteKey: string }; Querystring: { known?: string } }>(
    "/site/:siteKey/now.json",
    async (request, reply) => {
      const site = await siteOf(request.params.siteKey);
      publicFor(site, request, reply, 0);
      reply.header("cache-control", "no-store");
      const { known } = request.query;
      return waiting(site.id, typeof known === "string" ? known : undefined, (stop) => reply.raw.once("close", stop));
    },
  );
}

const hashed = /^page-[\w-]{8}\.js$/;

/** The file as it was built last; undefined before that. */
async function pageFile(folder: string): Promise<string | undefined> {
  try {
    return (await readdir(folder)).find((name) => hashed.test(name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
