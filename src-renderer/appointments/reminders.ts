import type { Appointment } from "../../src-shared/appointments/model.ts";
import { mayNow } from "../accounts/may.ts";
import { desk } from "../desk-link.ts";
import { isLinked } from "../hub-link/link-health.ts";
import { machine } from "../machine.ts";
import { handOver } from "./start.ts";
import { store } from "../store.ts";
import { hearing } from "../supervision/look.ts";
import { text } from "../text/text.ts";
import { clockTime, wholeTime } from "../text/times.ts";
import { toasts } from "../ui/toast-queue.ts";
import { openRoom } from "../view.ts";
import { nameOf } from "./look.ts";

const minute = 60_000;
const before = 15 * minute;
const after = 20 * minute;

/** What was said of each already: its reminder, and that its visitor is here. */
const said = new Set<string>();

const hubNow = (): number => machine.now() + (store.getState().desk?.clockOffset ?? 0);

// Those whose agent he is: reminded when the hub says that a time has come, or when he comes to his desk.
function look(): void {
  if (!mayNow("Appointment > Calendar > View")) return;
  desk.ask("appointments.news", {}).then(
    ({ appointments }) => {
      for (const one of appointments) tellNews(one);
    },
    (error: unknown) => console.warn("Appointments were not read.", error),
  );
  const now = hubNow();
  desk.ask("appointments.list", { from: now - after, to: now + before + minute, whose: "own" }).then(
    ({ appointments }) => {
      for (const one of appointments) tell(one);
    },
    (error: unknown) => console.warn("Appointments were not read.", error),
  );
}

/** Its visitor has changed it himself. It stays marked in the calendar until he has looked. */
function tellNews(one: Appointment): void {
  const key = `${one.id} ${one.sequence} news`;
  if (said.has(key)) return;
  said.add(key);
  const isOff = one.state === "cancelled";
  toasts.show({
    look: "warn",
    title: text(isOff ? "appointments.newsOff" : "appointments.news", {
      name: nameOf(one),
      when: wholeTime(one.start),
    }),
    action: { label: text("appointments.open"), run: () => openRoom(store, "appointments") },
  });
}

function tell(one: Appointment): void {
  const { id, sequence, state, start } = one;
  if (state !== "booked" && state !== "moved" && state !== "running") return;
  const key = `${id} ${sequence} ${state}`;
  if (said.has(key)) return;
  said.add(key);
  toasts.show({
    look: "info",
    title: text(state === "running" ? "appointments.here" : "appointments.soon", {
      name: nameOf(one),
      time: clockTime(start),
    }),
    action: { label: text("appointments.start"), run: () => handOver(one) },
  });
}

hearing((event) => event.type === "appointments.changed" && look());
let wasThere = false;
store.subscribe((state) => {
  const isThere = isLinked(state) && state.desk?.hub !== null;
  if (isThere && !wasThere) look();
  wasThere = isThere;
});
