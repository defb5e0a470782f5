import { useState } from "react";
import { useDesk } from "../store.ts";
import { isLinked } from "./link-health.ts";

/** Whether the hub could be asked since this place opened: what a freshly loaded window shows may be there before its link is. */
export function useEverLinked(): boolean {
  const linked = useDesk(isLinked);
  const [wasLinked, setLinked] = useState(linked);
  if (linked && !wasLinked) setLinked(true);
  return wasLinked || linked;
}
