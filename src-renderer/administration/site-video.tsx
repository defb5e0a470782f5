import type { AdministeredSite, VideoStarters } from "../../src-shared/administration/model.ts";
import type { CameraMode } from "../../src-shared/video/model.ts";
import { desk } from "../desk-link.ts";
import { text } from "../text/text.ts";
import { Choice } from "../ui/choice.tsx";
import { ButtonList } from "./button-list.tsx";
import { CameraChoice } from "./camera-choice.tsx";
import type { AdministrationDesk } from "./use-administration.ts";

interface SiteVideoProps {
  readonly site: AdministeredSite;
  readonly change: AdministrationDesk["change"];
}

/** Who may start video on a site, and what becomes of the visitor's camera (features 000-03, 001-33). */
export function SiteVideo({ site, change }: SiteVideoProps) {
  const set = (part: { starters?: VideoStarters; camera?: CameraMode }) =>
    void change(desk.ask("site.change", { site: site.id, starters: site.starters, camera: site.camera, ...part }));
  return (
    <>
      <Choice
        label={text("administration.starters")}
        value={site.starters}
        onChange={(starters) => set({ starters })}
        items={[
          { id: "both", label: text("administration.startersBoth") },
          { id: "agent", label: text("administration.startersAgent") },
          { id: "visitor", label: text("administration.startersVisitor") },
          { id: "nobody", label: text("administration.startersNobody") },
        ]}
      />
      <CameraChoice
        label={text("administration.camera")}
        value={site.camera}
        onChange={(camera) => camera && set({ camera })}
      />
      <ButtonList site={site} change={change} />
    </>
  );
}
