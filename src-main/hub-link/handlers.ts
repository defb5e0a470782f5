import type { linkAsks } from "../../src-shared/hub-link/desk-asks.ts";
import type { HandlersOf } from "../../src-shared/rpc/contract.ts";
import type { Machine } from "../../src-shared/rpc/machine.ts";
import type { Log } from "../shell/shell.ts";
import { houseSignIn } from "./house-sign-in.ts";
import type { HubHttp } from "./hub-http.ts";
import type { DeskHubLink } from "./hub-link.ts";

/** Somebody looks at the screen of signing in meanwhile. */
const waysWithin = 5_000;

interface Options {
  readonly machine: Machine;
  readonly log: Log;
  readonly http: HubHttp;
  readonly hub: Pick<DeskHubLink, "signIn" | "signOut" | "retry">;
}

/** What a window asks about signing in and the link. `stop` ends a sign-in that waits for a browser. */
export function linkHandlers({ machine, log, http, hub }: Options): {
  readonly handlers: HandlersOf<typeof linkAsks>;
  readonly stop: () => void;
} {
  const ways = async () => (await http.deskFacts(waysWithin)).signIn;
  const house = houseSignIn({ machine, log, ways, nonce: () => http.nonce(), signIn: (who) => hub.signIn(who) });
  return {
    stop: () => house.stop(),
    handlers: {
      async "link.signIn"(who) {
        await hub.signIn(who);
        return {};
      },
      "link.ways": ways,
      "link.enrolment": (who) => http.enrolment(who),
      "link.houseBegin": () => house.begin(),
      async "link.houseEnd"() {
        await house.end();
        return {};
      },
      "link.houseStop"() {
        house.stop();
        return {};
      },
      async "link.signOut"() {
        await hub.signOut();
        return {};
      },
      "link.retry"() {
        hub.retry();
        return {};
      },
    },
  };
}
