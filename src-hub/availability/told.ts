import type { SiteAvailability } from "../../src-shared/availability/model.ts";
import type { Stop } from "../../src-shared/rpc/pipe.ts";
import { nextChange } from "../../src-shared/routing/opening.ts";
import { addresses } from "../bus.ts";
import { placeKey } from "../routing/admission.ts";
import { houseOf } from "../routing/admitting.ts";
import type { Guides } from "../routing/guide.ts";
import type { House, Place, Room } from "../routing/house.ts";
import type { Known } from "../routing/known.ts";
import type { Router } from "../routing/router.ts";
import type { Store } from "../store/open.ts";
import { availabilityOf } from "./availability.ts";

/** What visitors may expect of each site, kept up to date and told to all who look. */
export interface AvailabilityTold {
  now(site: string): SiteAvailability;
  /** What was laid down has changed. */
  again(): void;
  readonly stop: Stop;
}

/** Looked at again no sooner than this after a look, milliseconds; longer where a look takes long. */
const shortest = 100;
const longest = 500;
/** Looked at though nothing was heard: who is kept or excluded changes with time alone. */
const anyway = 15_000;

export function availabilityTold(router: Router, guides: Guides, { machine, bus }: Store): AvailabilityTold {
  let told = new Map<string, { written: string; availability: SiteAvailability }>();
  let pausing = false;
  let again = false;
  let stopPause: Stop = () => {};
  let stopDue: Stop = () => {};

  function look(): void {
    const now = machine.now();
    const guide = guides.now();
    const house = boardHouse(router, guides);
    const next: typeof told = new Map();
    const others = new Map<string, SiteAvailability>();
    for (const site of guide.sites.keys()) {
      const availability = availabilityOf(house, site, now);
      const written = JSON.stringify(availability);
      const before = told.get(site);
      next.set(site, before?.written === written ? before : { written, availability });
      if (before && before.written !== written) others.set(site, availability);
    }
    // Who hears of it may ask for it at once.
    told = next;
    for (const [site, availability] of others)
      bus.publish(addresses.site(site), {
        event: { type: "availability.changed", availability },
        topic: "availability",
      });
    const changes = [...guide.hours.values()].flatMap((hours) => nextChange(hours, now) ?? []);
    stopDue();
    stopDue = machine.after(Math.max(1, Math.min(anyway, ...changes.map((at) => at - now))), changed);
  }

  function changed(): void {
    if (pausing) return void (again = true);
    const begun = machine.now();
    look();
    pausing = true;
    // A look never takes more than a fifth of the time.
    const pause = Math.min(longest, Math.max(shortest, 5 * (machine.now() - begun)));
    stopPause = machine.after(pause, () => {
      pausing = false;
      if (again) changed();
      again = false;
    });
  }

  const stopHearing = bus.subscribe(addresses.places, changed);
  look();
  return {
    now: (site) => told.get(site)?.availability ?? unknownSite,
    again: changed,
    stop() {
      stopHearing();
      stopPause();
      stopDue();
    },
  };
}

const unknownSite: SiteAvailability = {
  chat: "closed",
  video: "closed",
  text: "",
  opensAt: null,
  form: false,
  buttons: {},
};

/** As of now, by what the matcher has heard: for what is shown. Who is let in is counted anew, from the rows. */
export function boardHouse(router: Router, guides: Guides): House {
  const waiting = waitingBy(router.known);
  const rooms = new Map<string, Room>();
  return houseOf({ router, guide: guides.now() }, (place) => {
    const key = placeKey(place);
    const room = rooms.get(key) ?? { free: router.board.agentsAt(place).free.length, ahead: waiting(place) };
    rooms.set(key, room);
    return room;
  });
}

/** The same count as in `admitIn`. */
function waitingBy({ waits }: Known): (place: Place) => number {
  const counts = new Map<string, number>();
  for (const wait of waits.values()) {
    if (wait.offered || wait.only !== null) continue;
    const key = placeKey(wait);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const all = [...counts];
  return ({ queue, channel, group }) => {
    if (group !== null)
      return (
        (counts.get(placeKey({ queue, channel, group })) ?? 0) +
        (counts.get(placeKey({ queue, channel, group: null })) ?? 0)
      );
    return all.reduce((sum, [key, count]) => (key.startsWith(`${queue} ${channel} `) ? sum + count : sum), 0);
  };
}
