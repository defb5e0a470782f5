import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { doorHeaders, doorPage } from "../sites/door.ts";
import { builtFile, notBuilt, publicFile, sentence, siteKey as key, year } from "./door-files.ts";
import type { HttpPorts } from "./http-ports.ts";
import { siteRoutes } from "./site-routes.ts";

/** The widget: its page, one per site; its files; and the script that sites include. */
export async function doorRoutes(app: FastifyInstance, ports: HttpPorts, publicUrl: () => string): Promise<void> {
  const { settings, sites } = ports;

  app.get<{ Params: { siteKey: string } }>("/widget/:siteKey", (request, reply) =>
    door(request.params.siteKey, reply, false, framedBy(request.headers)),
  );

  // The house's own page for video (features 001-14, W4): nobody shows it in a frame.
  app.get<{ Params: { siteKey: string } }>("/video/:siteKey", (request, reply) =>
    door(request.params.siteKey, reply, true),
  );

  async function door(
    siteKey: string,
    reply: FastifyReply,
    isLanding: boolean,
    origin?: string,
  ): Promise<FastifyReply> {
    const site = key.test(siteKey) ? await sites.byKey(siteKey) : undefined;
    if (!site)
      return sentence(reply, 404, "There is no site with this key. Compare it with the key in Administration, Sites.");
    ports.hub.pageSeen(site, origin);
    const built = await builtFile(join(settings.widgetFiles, "index.html"));
    if (built === undefined) return notBuilt(reply);
    if (!isLanding) reply.removeHeader("x-frame-options");
    const { livekitPublicUrl } = settings;
    const filesUrl = ports.hub.uploads?.address() ?? null;
    reply.headers(
      doorHeaders(isLanding ? { ...site, origins: [] } : site, { publicUrl: publicUrl(), livekitPublicUrl, filesUrl }),
    );
    const ticket = await sites.ticket(site);
    return reply.send(doorPage({ built, site, ticket, isLanding }));
  }

  app.get("/loader.js", async (_request, reply) => {
    const loader = await builtFile(settings.loaderFile);
    if (loader === undefined) return notBuilt(reply);
    publicFile(reply);
    // Sites name no version: they get a new one within minutes, and may pin it by its hash (CORS allows that).
    reply.header("cache-control", "public, max-age=300");
    reply.header("access-control-allow-origin", "*");
    return reply.type("text/javascript; charset=utf-8").send(loader);
  });

  siteRoutes(app, ports);

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
      reply.header("cache-control", hashed ? `public, max-age=${year}, immutable` : "public, max-age=300");
    },
  });
}

/** The origin of the page around it: what a page's own policy keeps from asking for what is published still shows the panel. */
function framedBy({ referer, "sec-fetch-dest": into }: FastifyRequest["headers"]): string | undefined {
  return into === "iframe" && referer !== undefined && URL.canParse(referer) ? new URL(referer).origin : undefined;
}
