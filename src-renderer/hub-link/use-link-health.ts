import { useDesk } from "../store.ts";
import { type LinkHealth, linkHealth } from "./link-health.ts";

export function useLinkHealth(): LinkHealth {
  const link = useDesk((state) => state.link);
  const desk = useDesk((state) => state.desk);
  return linkHealth({ link, desk });
}
