import { arrivalOf, type Headset, remembered } from "../../src-media/devices/headsets.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { toasts } from "../ui/toast-queue.ts";
import { devices } from "./devices.ts";

const settingsNow = () => store.getState().desk?.settings;

/** What is chosen while a headset is used is remembered for it, and taken again when it comes. */
let before = settingsNow();
store.subscribe(() => {
  const settings = settingsNow();
  if (settings === before) return;
  const isFirst = before === undefined;
  before = settings;
  if (!settings || isFirst) return;
  const { microphone, speaker, ringer, ringVolume, headsets } = settings;
  const next = remembered(headsets, devices.list(), { microphone, speaker, ringer, ringVolume });
  if (next !== headsets) changeSettings({ headsets: [...next] });
});

devices.onDevices((changes) => {
  const settings = settingsNow();
  const arrival = settings && arrivalOf(changes, devices.list(), settings.headsets);
  if (!arrival) return;
  const { headset, profile } = arrival;
  if (!profile) return offer(headset);
  const { microphone, speaker, ringer, ringVolume } = profile;
  const isSet =
    settings.microphone?.label === microphone?.label &&
    settings.speaker?.label === speaker?.label &&
    settings.ringer?.label === ringer?.label &&
    settings.ringVolume === ringVolume;
  // The chosen one is back: that is said where it is used, and needs no second sentence.
  if (isSet) return;
  changeSettings({ microphone, speaker, ringer, ringVolume });
  toasts.show({ look: "info", title: text("devices.headset.known", { name: profile.name }) });
});

/** A headset that is new here is not taken unasked: it may be somebody's music. */
function offer({ name, microphone, speaker }: Headset): void {
  const run = () => changeSettings({ microphone, speaker });
  toasts.show({
    look: "info",
    title: text("devices.headset.new", { name }),
    action: { label: text("devices.headset.use"), run },
  });
}
