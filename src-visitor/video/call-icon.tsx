import { Drawing } from "../ui/icons.tsx";

const shapes = {
  camera: "M3 7a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2Z M15 11l6-4v10l-6-4",
  microphone: "M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3Z M5 12a7 7 0 0 0 14 0 M12 19v3",
  sound: "M4 9h4l5-4v14l-5-4H4Z M17 9a4 4 0 0 1 0 6 M19.5 6.5a8 8 0 0 1 0 11",
  screen: "M3 5h18v12H3Z M8 21h8 M12 14V9 M9.5 11 12 8.5l2.5 2.5",
  show: "M2.5 12s3.500-6.500 9.500-6.500 9.500 6.500 9.500 6.500-3.500 6.500-9.500 6.500S2.500 12 2.500 12Z M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z",
  devices: "M4 7h9 M17 7h3 M4 17h3 M11 17h9 M15 5v4 M9 15v4",
  expand: "M4 9V4h5 M20 9V4h-5 M4 15v5h5 M20 15v5h-5",
  shrink: "M9 4v5H4 M15 4v5h5 M9 20v-5H4 M15 20v-5h5",
  leave: "M3.5 15.5c-1-4 3.5-7 8.5-7s9.5 3 8.5 7l-4.2-1v-2.5a10 10 0 0 0-8.600 0v2.5Z",
  hide: "M6 6l12 12 M18 6 6 18",
} as const;

export type CallIconName = keyof typeof shapes;

export function CallIcon({ name, off = false }: { name: CallIconName; off?: boolean }) {
  return <Drawing shape={shapes[name]} off={off} />;
}
