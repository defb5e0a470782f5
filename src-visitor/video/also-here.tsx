import { callText } from "../text/call-text.ts";
import { language } from "../text/text.ts";
import type { VideoPorts } from "./visit.ts";

/** Who is with the visitor beside his agent. */
export function AlsoHere({ video }: { video: VideoPorts }) {
  const { colleagues = [] } = video.summary.value ?? {};
  if (colleagues.length === 0) return null;
  const names = new Intl.ListFormat(language()).format(colleagues.map(({ name }) => name));
  return <p class="soft hold-line">{callText("here.also", { names, count: colleagues.length })}</p>;
}
