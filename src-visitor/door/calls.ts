import type { ApiName, Begin } from "./begin.ts";

export type ApiHandlers = { readonly [Name in ApiName]?: (...values: unknown[]) => unknown };

/** From now on the page's calls are answered by these; what was called before is answered now, in its order. */
export function answerCalls({ api, calls }: Pick<Begin, "api" | "calls">, handlers: ApiHandlers): void {
  Object.assign(api, handlers);
  for (const { name, values, resolve, reject } of calls)
    try {
      const answer = handlers[name as ApiName];
      if (answer) resolve(answer(...values));
      else reject(new TypeError(`Frontdesk.${name} is not there.`));
    } catch (error) {
      reject(error);
    }
}
