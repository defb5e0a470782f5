import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
};

export interface DemoShopOptions {
  /** 0 for any. */
  readonly port: number;
  /** The hub's public address: `__HUB__` in the pages. */
  readonly hub: string;
  /** The site's public key: `__SITE__` in the pages. */
  readonly site: string;
  readonly folder: string;
}

export interface DemoShop {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the demo shop's pages on `localhost`: to a browser another site than the hub on 127.0.0.1.
 * Both of the name's addresses are held, so that no other program can stand in for one of them.
 */
export async function startDemoShop(options: DemoShopOptions): Promise<DemoShop> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    serve(options, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
  const first = await listen(createServer(answer), "127.0.0.1", options.port);
  const { port } = first.address() as { port: number };
  const servers = [first];
  if (await hasLoopback6()) servers.push(await listen(createServer(answer), "::1", port));
  return {
    url: `http://localhost:${port}`,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function serve(
  { folder, hub, site }: DemoShopOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refuse = (status: number, text: string): void => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "The demo shop only shows pages.\n");
  const file = await fileFor(folder, request.url ?? "/");
  if (!file) return refuse(404, "There is no such page in the demo shop.\n");
  const type = types[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    // All that a strict page has to allow for the widget: the hub's script, and its frame.
    "content-security-policy": `default-src 'self'; script-src 'self' ${hub}; frame-src ${hub}; connect-src 'self' ${hub}`,
  });
  if (request.method === "HEAD") return void response.end();
  if (!type.startsWith("text/")) return void createReadStream(file).pipe(response);
  response.end((await readFile(file, "utf8")).replaceAll("__HUB__", hub).replaceAll("__SITE__", site));
}

/** The file in `folder` that a request's path names, or undefined; never one outside of it. */
export async function fileFor(folder: string, url: string): Promise<string | undefined> {
  const path = pathOf(url);
  if (path === undefined || path.includes("\0")) return undefined;
  const inside = normalize(join(folder, path));
  if (inside !== folder && !inside.startsWith(folder + sep)) return undefined;
  for (const file of [inside, join(inside, "index.html"), `${inside}.html`]) if (await isFile(file)) return file;
  return undefined;
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch (error) {
    if (error instanceof URIError || error instanceof TypeError) return undefined;
    throw error;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && "code" in error) return false;
    throw error;
  }
}

function listen(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port }, () => resolve(server));
  });
}

async function hasLoopback6(): Promise<boolean> {
  try {
    const server = await listen(createServer(), "::1", 0);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT") return false;
    throw error;
  }
}
