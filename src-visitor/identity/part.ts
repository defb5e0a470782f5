import { effect, type ReadonlySignal } from "@preact/signals";
import { faultOf } from "../../src-shared/rpc/fault.ts";
import type { Personal } from "../door/messages.ts";
import { emptyState, type WidgetState } from "../state.ts";
import type { IdentityPorts } from "./ports.ts";
import { tellSeen } from "./seen.ts";
import { watchForSounds } from "./sound.ts";
import { stayHidden } from "./stay-hidden.ts";
import { tabs } from "./tabs.ts";

/** The hub is waited for no longer than this before a visitor's traces here are wiped all the same, milliseconds. */
const hubWithin = 3_000;

/** Who the visitor is: what the page says of him, where he is, and that nothing of him stays when he goes. */
export function identityPart(ports: IdentityPorts): true {
  const { machine, door, ask, restart, state, kept, tab } = ports;
  let attributes: Extract<Personal, { type: "attributes" }>["values"] = {};
  const others = tabs({
    went() {
      // What all tabs share is cleared by the one where he went; somebody else may be there by now.
      wipe();
      location.reload();
    },
    changed: restart,
  });

  /** Nothing of what was written here is shown, sent or kept any more. */
  function wipe(): void {
    tab.clear();
    state.value = { ...emptyState, link: state.peek().link };
  }

  /** Asks as soon as there is a line, and again when it breaks before the answer. */
  async function asked<T>(doing: () => Promise<T>): Promise<T> {
    for (;;) {
      await ready(state);
      try {
        return await doing();
      } catch (error) {
        if (faultOf(error).reason !== "link-lost") throw error;
      }
    }
  }

  async function identify(token: string): Promise<void> {
    const answer = await asked(() => ask("visitor.identify", { token }));
    if (answer.change === "another") {
      wipe();
      kept.clear();
    }
    kept.keep("token", answer.token);
    if (answer.change === "same") return;
    if (answer.change === "another") {
      others.tell("went");
      // The page around us says what it knows again, to another visitor.
      machine.after(0, () => location.reload());
      return;
    }
    others.tell("changed");
    state.value = { ...emptyState, outbox: state.peek().outbox };
    restart();
    if (Object.keys(attributes).length > 0) await asked(() => ask("visitor.setAttributes", { attributes }));
  }

  async function logOut(): Promise<void> {
    const told = ask("visitor.logOut", {}).catch((error: unknown) => console.debug(error));
    await Promise.race([told, new Promise<void>((go) => machine.after(hubWithin, go))]);
    wipe();
    kept.clear();
    others.tell("went");
  }

  async function done(message: Personal): Promise<void> {
    if (message.type === "identify") return identify(message.token);
    if (message.type === "logOut") return logOut();
    const { values } = message;
    await asked(() => ask("visitor.setAttributes", { attributes: values }));
    attributes = { ...attributes, ...values };
  }

  // One after another, as the page has said it.
  let before = Promise.resolve();
  door.onPersonal((message) => {
    before = before.then(async () => {
      try {
        await done(message);
        door.say({ type: "answer", call: message.call, fault: "" });
      } catch (error) {
        door.say({ type: "answer", call: message.call, fault: faultOf(error).reason });
      }
    });
  });

  tellSeen(ports);
  watchForSounds(ports);
  stayHidden({ kept, machine, restart });
  return true;
}

function ready(state: ReadonlySignal<WidgetState>): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (state.value.link.state !== "ready") return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}
