import { landingButton, landingOf } from "./appointments/landing.ts";
import { render } from "preact";
import { Panel } from "./conversations/panel.tsx";
import { openDoor } from "./door/parent.ts";
import { originsOf } from "./door/trust.ts";
import { placeOf, placeOutside, shelfIn } from "./shelf.ts";
import { catalogueFor } from "../src-shared/languages/choose.ts";
import { startWidget } from "./start-widget.ts";
import { speak } from "./text/text.ts";
import "./ui/tokens.css";
import "./ui/page.css";
import "./ui/controls.css";
import "./conversations/header.css";
import "./conversations/place.css";
import "./sites/welcome.css";
import "./chat/messages.css";
import "./chat/composer.css";

const meta = (name: string): string => document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

async function begin(): Promise<void> {
  // The first words are read in the visitor's own language, until the site has said which it has.
  const words = speak(catalogueFor([], navigator.languages));
  const isLanding = meta("frontdesk-landing") === "yes";
  const door = isLanding ? openDoor([], "video", landingButton) : openDoor(originsOf(meta("frontdesk-parents")));
  // Some browsers keep nothing for a frame of another site. Then the page around us keeps it for this tab: its scripts
  // could read the visitor's token there, as they can read everything else that he does on that page.
  const local = placeOf(() => localStorage);
  const session = placeOf(() => sessionStorage);
  const outside = local && session ? undefined : await outsideOf(door);
  const prefix = `frontdesk/${meta("frontdesk-site")}/`;
  const tab = shelfIn(outside ?? session!, `${prefix}tab/`);
  const widget = startWidget({
    door,
    landing: landingOf(isLanding, tab),
    ticket: meta("frontdesk-ticket"),
    kept: shelfIn(outside ?? local!, prefix),
    tab,
  });
  await words;
  render(<Panel widget={widget} />, document.getElementById("widget")!);
}

async function outsideOf(door: ReturnType<typeof openDoor>): Promise<ReturnType<typeof placeOutside>> {
  return placeOutside(await door.kept, (text) => door.say({ type: "keep", text }));
}

void begin();
