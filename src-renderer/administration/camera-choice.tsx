import { type CameraMode, cameraModes } from "../../src-shared/video/model.ts";
import { text } from "../text/text.ts";
import { Select, type SelectItem } from "../ui/select.tsx";

interface CameraChoiceProps {
  readonly label: string;
  readonly value: CameraMode | null;
  /** Null is offered only where there is a site's choice to follow. */
  readonly onChange: (mode: CameraMode | null) => void;
  /** The site's own mode, for a button that may follow it. */
  readonly ofSite?: CameraMode;
  readonly isLabelHidden?: boolean;
}

/** Each mode with what it means for the visitor (features 001-30…37). */
export function CameraChoice({ label, value, onChange, ofSite, isLabelHidden = false }: CameraChoiceProps) {
  const modes = cameraModes.map((mode) => ({
    id: mode,
    label: text(`administration.camera.${mode}`),
    detail: text(`administration.cameraText.${mode}`),
  }));
  const items: ReadonlyArray<SelectItem<CameraMode | "site">> = ofSite
    ? [
        {
          id: "site",
          label: text("administration.cameraOfSite"),
          detail: text("administration.cameraOfSiteText", { mode: text(`administration.camera.${ofSite}`) }),
        },
        ...modes,
      ]
    : modes;
  return (
    <Select
      label={label}
      isLabelHidden={isLabelHidden}
      items={items}
      value={value ?? "site"}
      onChange={(id) => onChange(id === "site" ? null : id)}
    />
  );
}
