import { Mic, Video, Volume2 } from "lucide-react";
import { type DeviceKind, plainLabel } from "../../src-media/devices/device.ts";
import { findDevice } from "../../src-media/devices/match.ts";
import { changeSettings } from "../settings/change-settings.ts";
import { useDesk } from "../store.ts";
import { text, type TextId } from "../text/text.ts";
import { Select } from "../ui/select.tsx";
import { useDevices } from "./devices.ts";
import { deviceItems, systemChoice } from "./device-items.ts";
import styles from "./devices.module.css";
import { useUsedName } from "./used-devices.ts";

const icons = { camera: Video, microphone: Mic, speaker: Volume2 } as const;
const labels = {
  camera: "devices.camera",
  microphone: "devices.microphone",
  speaker: "devices.speaker",
} as const satisfies Record<DeviceKind, TextId>;

/** Which device of a kind is used, on this workstation and from now on. */
export function DeviceSelect({ kind }: { kind: DeviceKind }) {
  const devices = useDevices();
  const list = devices[kind];
  const remembered = useDesk(({ desk }) => desk?.settings[kind] ?? null);
  const items = deviceItems(kind, devices, remembered, text);
  const chosen = findDevice(list, remembered)?.id ?? remembered?.id ?? systemChoice;
  const Icon = icons[kind];
  // What is really open may be another one: the chosen one is away, or the system took its place.
  const used = useUsedName(kind);
  const wished = remembered
    ? (findDevice(list, remembered) ?? remembered).label
    : (devices.system[kind]?.label ?? used);

  function choose(id: string): void {
    const device = list.find((one) => one.id === id);
    if (id === systemChoice) changeSettings({ [kind]: null });
    else if (device) changeSettings({ [kind]: device });
  }

  return (
    <>
      <Select
        label={text(labels[kind])}
        items={items}
        value={chosen}
        onChange={choose}
        icon={<Icon size={16} aria-hidden="true" />}
        isDisabled={list.length === 0}
      />
      {used && used !== plainLabel(wished) ? (
        <p className={styles["hint"]}>{text("devices.inUse", { device: used })}</p>
      ) : null}
    </>
  );
}
