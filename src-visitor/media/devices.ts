export interface Device {
  readonly id: string;
  /** Empty before the browser was asked for permission. */
  readonly label: string;
}
export type Devices = Readonly<Record<"camera" | "microphone" | "speaker", readonly Device[]>>;

const kindOf = { videoinput: "camera", audioinput: "microphone", audiooutput: "speaker" } as const;

/** What is plugged in. Asks for no permission: without one the browser hides the names. */
export async function listDevices(): Promise<Devices> {
  const found = await navigator.mediaDevices.enumerateDevices();
  const devices: Record<keyof Devices, Device[]> = { camera: [], microphone: [], speaker: [] };
  for (const { kind, deviceId, label } of found) if (deviceId) devices[kindOf[kind]].push({ id: deviceId, label });
  return devices;
}
