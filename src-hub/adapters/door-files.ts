import { readFile } from "node:fs/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Site } from "../sites/rows.ts";

/** Seconds. */
export const year = 31_536_000;
export const siteKey = /^[\w-]{1,64}$/;

/** Pages of other origins may load it. */
export function publicFile(reply: FastifyReply): void {
  reply.header("cross-origin-resource-policy", "cross-origin");
}

/** Pages of this site's origins may read it, no others; it may be kept for so many seconds. */
export function publicFor(site: Site, { headers }: FastifyRequest, reply: FastifyReply, seconds: number): void {
  const { origin } = headers;
  publicFile(reply);
  reply.header("vary", "origin");
  if (origin !== undefined && site.origins.includes(origin)) reply.header("access-control-allow-origin", origin);
  reply.header("cache-control", `public, max-age=${seconds}`);
}

export function sentence(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).type("text/plain; charset=utf-8").send(`${text}\n`);
}

export const notBuilt = (reply: FastifyReply): FastifyReply =>
  sentence(reply, 503, 'The widget is not built yet: run "npm run build".');

/** Read each time: small, cached by the system, and a new build is served without a restart. */
export async function builtFile(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
