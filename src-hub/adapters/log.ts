import { pino, type DestinationStream, type Logger, type LoggerOptions } from "pino";
import type { HubLog } from "../ports.ts";
import type { Settings } from "../settings.ts";
import { redact, redactText } from "./redact.ts";

/** The process's log: one JSON object a line. Secrets and people's words are taken out of every line, whoever wrote it. */
export function processLog(level: Settings["logLevel"], destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label) => ({ level: label }),
      log: (facts) => redact(facts) as Record<string, unknown>,
    },
    // pino would write an error whole, before the formatter sees it.
    serializers: { err: redact, error: redact },
    // The last net: a token in the sentence itself, in its arguments, or in what a child logger was given.
    hooks: { streamWrite: redactText },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The log as the hub's own parts see it. */
export function hubLog(log: Logger): HubLog {
  return {
    defect: (error, doing) => log.error({ error, doing }, "a defect"),
    warn: (sentence, facts) => log.warn(facts, sentence),
  };
}
