import type { CallFault } from "../call-faults.ts";
import { freezeCamera, plugHeld } from "../held-devices.ts";
import { expect, type Visitor } from "../people.ts";
import type { Across } from "./across.ts";

/** The headset that the visitor chose, and that is pulled out. */
const headset = "Fake Audio Input 2";

async function choose(visitor: Visitor, picker: string, device: string): Promise<void> {
  await visitor.panel.getByRole("button", { name: "Device settings" }).click();
  const dialog = visitor.panel.getByRole("dialog", { name: "Device settings" });
  await dialog.getByRole("combobox", { name: picker }).selectOption({ label: device });
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(dialog).toBeHidden();
}

/** A program beside takes what the page needs to work: its turns come rarely, and late. */
function beBusy(isBusy: boolean): void {
  const own = globalThis as { busy?: ReturnType<typeof setInterval> };
  clearInterval(own.busy);
  if (!isBusy) return;
  own.busy = setInterval(() => {
    const end = performance.now() + 900;
    while (performance.now() < end);
  }, 1_000);
}

/** Those that need a line that can be spoiled, or devices that can be pulled out: a call in `held-devices` between networks. */
export const lineFaults: readonly CallFault<Across>[] = [
  {
    name: "20 % of what the visitor sends is lost",
    rule: "visitor-loss-up",
    inject: ({ net }) => net.weather("visitor", { loss: 0.2 }, "up"),
    mend: ({ net }) => net.weather("visitor", {}),
  },
  {
    name: "20 % of what is sent to the visitor is lost",
    rule: "visitor-loss-down",
    inject: ({ net }) => net.weather("visitor", { loss: 0.2 }, "down"),
    mend: ({ net }) => net.weather("visitor", {}),
  },
  {
    name: "the visitor's machine is too busy",
    rule: "visitor-cpu",
    inject: ({ visitor }) => visitor.frame().evaluate(beBusy, true),
    mend: ({ visitor }) => visitor.frame().evaluate(beBusy, false),
  },
  {
    name: "the visitor's camera is frozen",
    rule: "visitor-camera-frozen",
    inject: ({ visitor }) => freezeCamera(visitor.frame(), true),
    mend: ({ visitor }) => freezeCamera(visitor.frame(), false),
  },
  {
    name: "the visitor's chosen microphone gives way to another",
    rule: "visitor-microphone-other",
    prepare: ({ visitor }) => choose(visitor, "Microphone", headset),
    inject: ({ visitor }) => plugHeld(visitor.frame(), headset, false),
    async mend({ visitor }) {
      await plugHeld(visitor.frame(), headset, true);
      await choose(visitor, "Microphone", headset);
    },
  },
  {
    name: "the visitor has no loudspeaker",
    rule: "visitor-no-speaker",
    inject: ({ visitor }) => plugHeld(visitor.frame(), "Audio Output", false),
    mend: ({ visitor }) => plugHeld(visitor.frame(), "Audio Output", true),
  },
  {
    name: "the visitor's only microphone is taken away",
    rule: "visitor-microphone-missing",
    inject: ({ visitor }) => plugHeld(visitor.frame(), "Audio Input", false),
    async mend({ visitor }) {
      await plugHeld(visitor.frame(), "Audio Input", true);
      await visitor.panel.getByRole("button", { name: "Microphone", exact: true }).click();
      // What stands in for it is not the chosen one.
      await choose(visitor, "Microphone", headset);
    },
  },
  {
    name: "UDP is blocked at the visitor's",
    rule: "visitor-media-blocked",
    inject: ({ net }) => net.weather("visitor", { noUdp: true }),
    mend: ({ net }) => net.weather("visitor", {}),
  },
];
