import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { catalogueFor } from "../../src-shared/languages/choose.ts";
import { mainText } from "../text.ts";

const host = "127.0.0.1";
const path = "/signed-in";

/** How a sign-in in the browser ended, for the page that is left there. */
export type Ending = "in" | "cancelled" | "refused";

export interface Loopback {
  /** What the issuer sends the browser back to. */
  readonly address: string;
  /** The first request that knows `state`; anything else is told that it belongs to nothing. */
  readonly back: Promise<Back>;
  stop(): void;
}

export interface Back {
  readonly url: URL;
  /** Tells the person in the browser how it ended; the listening is over with that. */
  answer(ending: Ending): void;
}

/** Listens on a free port of this machine for the browser's way back (RFC 8252 §7.3). */
export async function loopback(state: string): Promise<Loopback> {
  const http = createServer({ requestTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(0, host, resolve);
  });
  const origin = `http://${host}:${(http.address() as AddressInfo).port}`;
  const found = Promise.withResolvers<Back>();
  let isBack = false;

  function stop(): void {
    http.close();
    // Who still waits for an answer gets it; the rest are only kept open.
    http.closeIdleConnections();
  }

  http.on("request", (request, response) => {
    const url = URL.parse(request.url ?? "", origin);
    if (isBack || request.method !== "GET" || url?.pathname !== path || request.headers.host !== new URL(origin).host)
      return page(request, response, 404, "strange");
    // Any page in the browser may ask here: only the issuer's answer knows the state, and none else ends the waiting.
    if (!isSame(url.searchParams.get("state") ?? "", state)) return page(request, response, 404, "strange");
    isBack = true;
    found.resolve({
      url,
      answer(ending) {
        page(request, response, 200, ending);
        stop();
      },
    });
  });
  return { address: `${origin}${path}`, back: found.promise, stop };
}

const words = {
  in: ["browserInTitle", "browserIn"],
  cancelled: ["browserCancelledTitle", "browserBack"],
  refused: ["browserRefusedTitle", "browserBack"],
  strange: ["browserStrangeTitle", "browserStrange"],
} as const satisfies Record<Ending | "strange", unknown>;

function page(request: IncomingMessage, response: ServerResponse, status: number, which: keyof typeof words): void {
  const language = catalogueFor([], readIn(request.headers["accept-language"] ?? ""));
  const [title, text] = words[which].map((id) => mainText(language, id));
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    // The address holds the code of the sign-in: nothing else may learn it.
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    Connection: "close",
  });
  response.end(
    `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="color-scheme" content="light dark">` +
      `<title>${title}</title><style>body{font:15px/1.5 system-ui;display:grid;place-content:center;min-height:90vh;` +
      `text-align:center;padding:16px}h1{font-size:20px;margin:0 0 8px}p{margin:0}</style>` +
      `<main><h1>${title}</h1><p>${text}</p></main></html>`,
  );
}

/** The languages of this browser, the first one first: browsers write them in that order. */
function readIn(header: string): string[] {
  return header.split(",").map((one) => one.split(";")[0]!.trim());
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
