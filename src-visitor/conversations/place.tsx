import { text } from "../text/text.ts";

/** What a waiting visitor is told. `ahead` is null while an offer is out, or before the hub has said. */
export function Place({ ahead, small }: { ahead: number | null; small: boolean }) {
  return (
    <output class={small ? "place small" : "place"}>
      <strong>{ahead === null ? text("place.unknown") : text("place.title", { ahead })}</strong>
      <span>{text("place.hint")}</span>
    </output>
  );
}
