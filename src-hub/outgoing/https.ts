import { lookup as lookUp } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { type Outgoing, type OutgoingAnswer, OutgoingError, type OutgoingRequest } from "./port.ts";
import { type Allowed, judgeUrl, mayConnect } from "./policy.ts";

const mostRedirects = 3;
const mostBytes = 1024 * 1024;
const connectWithin = 3_000;
const allWithin = 10_000;

export interface OutgoingParts {
  readonly allowed: Allowed;
  /** Every address of a name. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
  /** Certificates that are trusted beside those of the machine. */
  readonly ca?: string;
}

/**
 * Asks other machines: a name is looked up once, all of its addresses are checked, and the connection goes to the very
 * address that was checked, so a name that changes its mind gains nothing. Redirects are checked again. No connection is
 * used twice, and no proxy of the environment is asked: it would look the name up by itself.
 */
export function outgoingHttps({ allowed, resolve = addressesOf, ca }: OutgoingParts): Outgoing {
  async function follow(request: OutgoingRequest, signal: AbortSignal): Promise<OutgoingAnswer> {
    let url = parsed(request.url);
    let asked = request;
    for (let redirects = 0; ; redirects++) {
      const answer = await ask(url, asked, signal);
      const to = answer.headers["location"];
      if (to === undefined || !isRedirect(answer.status, asked.method)) return answer;
      if (redirects === mostRedirects) throw new OutgoingError("too-many-redirects");
      const next = parsed(to, url);
      if (next.origin !== url.origin && asked.secretHeaders) throw new OutgoingError("redirect-elsewhere");
      if (answer.status === 303) asked = withoutBody(asked);
      url = next;
    }
  }

  async function ask(url: URL, request: OutgoingRequest, signal: AbortSignal): Promise<OutgoingAnswer> {
    const refusal = judgeUrl(url, allowed);
    if (refusal) throw new OutgoingError(refusal);
    const host = url.hostname.replace(/^\[|\]$/g, "");
    const since = performance.now();
    const found = isIP(host) ? [host] : await inTime(resolve(host), connectWithin);
    if (found.length === 0) throw new OutgoingError("host-unknown");
    if (!found.every((address) => mayConnect(address, url, allowed))) throw new OutgoingError("address-inside");
    return exchange(url, request, found[0]!, connectWithin - (performance.now() - since), signal);
  }

  function exchange(
    url: URL,
    { method, headers, secretHeaders, body }: OutgoingRequest,
    address: string,
    connectFor: number,
    signal: AbortSignal,
  ): Promise<OutgoingAnswer> {
    const isSafe = url.protocol === "https:";
    const { request, Agent } = isSafe ? https : http;
    return new Promise((resolved, rejected) => {
      const asking = request(url, {
        method,
        // Of its own and for this once: no socket and no proxy of anybody else.
        agent: new Agent({ keepAlive: false }),
        lookup: pinnedTo(address),
        signal,
        maxHeaderSize: 16 * 1024,
        ...(isSafe && ca !== undefined ? { ca } : {}),
        headers: {
          "user-agent": "Frontdesk",
          accept: "application/json",
          ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
          ...headers,
          ...secretHeaders,
        },
      });
      const slow = setTimeout(() => asking.destroy(new OutgoingError("connect-timeout")), Math.max(0, connectFor));
      asking.on("socket", (socket) => socket.once(isSafe ? "secureConnect" : "connect", () => clearTimeout(slow)));
      asking.on("close", () => clearTimeout(slow));
      asking.on("error", (error) => rejected(errorOf(error, signal)));
      asking.on("response", (response) => {
        read(response).then(resolved, (error: unknown) => rejected(errorOf(error, signal)));
      });
      asking.end(body);
    });
  }

  return {
    allowed,
    async send(request) {
      const ending = new AbortController();
      const timer = setTimeout(() => ending.abort(), request.within ?? allWithin);
      try {
        return await Promise.race([follow(request, ending.signal), aborted(ending.signal)]);
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function parsed(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new OutgoingError("url-wrong");
  return new URL(text, base);
}

/** 301 and 302 would turn a POST into something that nobody asked for: only these two say to send it again. */
function isRedirect(status: number, method: OutgoingRequest["method"]): boolean {
  return [303, 307, 308].includes(status) || (method === "GET" && [301, 302].includes(status));
}

function withoutBody({ body: _body, ...request }: OutgoingRequest): OutgoingRequest {
  return { ...request, method: "GET" };
}

/** Whatever name is asked for, this is its address. */
function pinnedTo(address: string): LookupFunction {
  const family = isIP(address);
  return (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family));
}

async function read(response: http.IncomingMessage): Promise<OutgoingAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      response.destroy();
      throw new OutgoingError("answer-too-large");
    }
    chunks.push(chunk);
  }
  const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
  return { status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString("utf8") };
}

async function addressesOf(host: string): Promise<string[]> {
  try {
    return (await lookUp(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw new OutgoingError("host-unknown", { cause: error });
  }
}

async function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutgoingError("connect-timeout")), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(new OutgoingError("answer-timeout")), { once: true });
  });
}

function errorOf(error: unknown, signal: AbortSignal): OutgoingError {
  if (error instanceof OutgoingError) return error;
  if (signal.aborted) return new OutgoingError("answer-timeout", { cause: error });
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ECONNREFUSED") return new OutgoingError("connection-refused", { cause: error });
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return new OutgoingError("certificate-refused", { cause: error });
  return new OutgoingError("connection-failed", { cause: error });
}
