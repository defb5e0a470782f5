import type {} from "@fastify/rate-limit";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { FaultError } from "../../src-shared/rpc/fault.ts";
import { longestComment } from "../../src-shared/surveys/model.ts";
import { cleanText } from "../../src-shared/text/clean.ts";
import { ratingForm, ratingHeaders, ratingSaid } from "../surveys/rating-page.ts";
import { addressGroup } from "./addresses.ts";
import { sentence } from "./door-files.ts";
import type { HttpPorts } from "./http-ports.ts";
import { acceptedLanguages, pageLanguage } from "./page-language.ts";
import { text } from "../text.ts";

const perMinute = 60;
type Asked = FastifyRequest<{ Params: { token: string }; Body: string }>;

/**
 * The page to which a letter leads that asks for a rating (features S9). It has no script; looking at it changes nothing,
 * because mail programs look at links by themselves.
 */
export function ratingRoutes(app: FastifyInstance, { ratings, settings }: HttpPorts): void {
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, parsed) =>
    parsed(null, body),
  );
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof FaultError && error.fault.code === "too-fast")
      return sentence(reply, 429, text(readIn(request), "rating.busy"));
    throw error;
  });
  const limited = {
    config: {
      rateLimit: {
        groupId: "rating",
        max: perMinute,
        timeWindow: 60_000,
        keyGenerator: (request: { ip: string }) => addressGroup(request.ip),
        errorResponseBuilder: () => new FaultError({ code: "too-fast", reason: "too-many-tries" }),
      },
    },
  };

  app.get("/rating/:token", limited, async (request: Asked, reply) => show(reply, request));

  app.post("/rating/:token", limited, async (request: Asked, reply) => {
    const given = new URLSearchParams(typeof request.body === "string" ? request.body : "");
    const score = /^[1-5]$/.test(given.get("score") ?? "") ? Number(given.get("score")) : null;
    const written = (given.get("text") ?? "").replace(/\r\n/g, "\n");
    if (score === null) return show(reply, request, { score, text: written, wrong: "missing" });
    if (written.length > longestComment) return show(reply, request, { score, text: written, wrong: "long" });
    try {
      await ratings.rate(request.params.token, { score, text: cleanText(written) });
      return reply.headers(ratingHeaders).send(ratingSaid("done", readIn(request)));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (error.fault.reason === "score-wrong")
        return show(reply, request, { score: null, text: written, wrong: "missing" });
      return show(reply, request);
    }
  });

  async function show(reply: FastifyReply, request: Asked, sent?: Parameters<typeof ratingForm>[0]["sent"]) {
    const rating = await ratings.look(request.params.token);
    reply.headers(ratingHeaders);
    if (rating.state === "done") return reply.send(ratingSaid("answered", readIn(request)));
    if (rating.state === "gone") return reply.code(410).send(ratingSaid("gone", readIn(request)));
    const languages = acceptedLanguages(request.headers["accept-language"]);
    if (sent) reply.code(422);
    return reply.send(
      ratingForm({ house: settings.name, survey: rating.survey, languages, ...(sent ? { sent } : {}) }),
    );
  }
}

const readIn = ({ headers }: Pick<FastifyRequest, "headers">) => pageLanguage(headers["accept-language"]);
