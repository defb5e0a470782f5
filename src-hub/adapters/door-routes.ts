import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { availabilityBy, isPossible } from "../../src-shared/availability/model.ts";
import { refuse } from "../../src-shared/rpc/fault.ts";
import { doorHeaders, doorPage } from "../sites/door.ts";
import type { HttpPorts } from "./http-ports.ts";

const year = 31_536_000;
const key = /^[\w-]{1,64}$/;

/** The widget: its page, one per site; its files; and the script that sites include. */
export async function doorRoutes(app: FastifyInstance, ports: HttpPorts, publicUrl: () => string): Promise<void> {
  const { settings, sites } = ports;

  app.get<{ Params: { siteKey: string } }>("/widget/:siteKey", async (request, reply) => {
    const { siteKey } = request.params;
    const site = key.test(siteKey) ? await sites.byKey(siteKey) : undefined;
    if (!site)
      return sentence(reply, 404, "There is no site with this key. Compare it with the key in Administration, Sites.");
    const built = await builtFile(join(settings.widgetFiles, "index.html"));
    if (built === undefined) return sentence(reply, 503, 'The widget is not built yet: run "npm run build".');
    reply.removeHeader("x-frame-options");
    reply.headers(doorHeaders(site, { publicUrl: publicUrl(), livekitPublicUrl: settings.livekitPublicUrl }));
    return reply.send(doorPage({ built, site, ticket: await sites.ticket(site) }));
  });

  app.get("/loader.js", async (_request, reply) => {
    const loader = await builtFile(settings.loaderFile);
    if (loader === undefined) return sentence(reply, 503, 'The widget is not built yet: run "npm run build".');
    publicFile(reply);
    // Sites name no version: they get a new one within minutes, and may pin it by its hash (CORS allows that).
    reply.header("cache-control", "public, max-age=300");
    reply.header("access-control-allow-origin", "*");
    return reply.type("text/javascript; charset=utf-8").send(loader);
  });

  // What can be had, for a page that has not loaded the panel yet. Not for other sites' pages.
  app.get<{ Params: { siteKey: string }; Querystring: { button?: string } }>(
    "/availability/:siteKey",
    async (request, reply) => {
      const { siteKey } = request.params;
      const site = key.test(siteKey) ? await sites.byKey(siteKey) : undefined;
      if (!site) throw refuse("gone", "site-gone");
      const { origin } = request.headers;
      reply.header("vary", "origin");
      publicFile(reply);
      if (origin !== undefined && site.origins.includes(origin)) reply.header("access-control-allow-origin", origin);
      reply.header("cache-control", "public, max-age=1");
      const { button } = request.query;
      const { chat, video, form } = availabilityBy(
        ports.hub.availability(site.id),
        typeof button === "string" ? button : undefined,
      );
      return { chat: isPossible(chat) || form, video: isPossible(video) };
    },
  );

  await app.register(fastifyStatic, {
    root: settings.widgetFiles,
    prefix: "/widget-files/",
    index: false,
    cacheControl: false,
    dotfiles: "deny",
    decorateReply: false,
    suppressWarning: true,
    // The page itself goes through the door, where it gets its ticket and its headers.
    allowedPath: (path) => !path.endsWith(".html"),
    setHeaders(reply, path) {
      publicFile(reply);
      const hashed = /-[\w-]{8,}\.\w+$/.test(path);
      // The loader imports it from the site's page.
      if (path.endsWith("launcher.js")) reply.header("access-control-allow-origin", "*");
      reply.header("cache-control", hashed ? `public, max-age=${year}, immutable` : "public, max-age=300");
    },
  });
}

function publicFile(reply: FastifyReply): void {
  reply.header("cross-origin-resource-policy", "cross-origin");
}

function sentence(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).type("text/plain; charset=utf-8").send(`${text}\n`);
}

/** Read each time: small, cached by the system, and a new build is served without a restart. */
async function builtFile(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
