import { Camera, HandHelping, MapPin, MonitorUp, Video } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { usePanePlace } from "../conversations/pane-place.ts";
import type { PublicSummary } from "../../src-shared/conversations/state.ts";
import type { RequestKind } from "../../src-shared/requests/model.ts";
import { useMay } from "../accounts/may.ts";
import { registerActions } from "../frame/actions.ts";
import { otherSide } from "../media/state.ts";
import { text } from "../text/text.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { useSummary } from "../video/stage.tsx";
import { useVideo } from "../video/video.ts";
import { visitorName } from "../video/visitor-name.ts";
import { askVisitor } from "./ask-visitor.ts";
import { type Askable, askableOf } from "./may-ask.ts";

const icons: Readonly<Record<RequestKind, ReactNode>> = {
  camera: <Video aria-hidden="true" />,
  share: <MonitorUp aria-hidden="true" />,
  photo: <Camera aria-hidden="true" />,
  location: <MapPin aria-hidden="true" />,
};

/** *Ask Maria …*: what the visitor can be asked for. Each stands in the palette too, as long as it can be asked. */
export function AskMenu({ conversation }: { conversation: PublicSummary["id"] }) {
  const summary = useSummary(conversation);
  const may = useMay("Conversation > Request > Make");
  return may && summary?.state === "active" ? <Shown summary={summary} /> : null;
}

function Shown({ summary }: { summary: PublicSummary }) {
  const other = useVideo(({ seat, media }) => (seat === summary.id ? otherSide(media.remote) : undefined));
  const asks = askableOf(summary, other);
  const name = visitorName(summary);
  const ask = ({ kind }: Askable) => void askVisitor(summary.id, kind);
  const { isActive } = usePanePlace();
  useEffect(() =>
    registerActions(() =>
      (isActive ? asks : [])
        .filter(({ why }) => why === undefined)
        .map((one) => ({
          id: `request.${one.kind}`,
          label: text(`requests.askNamed.${one.kind}`, { name }),
          group: text("requests.group"),
          run: () => ask(one),
        })),
    ),
  );
  return (
    <Menu
      label={text("requests.menu", { name })}
      placement="top start"
      trigger={
        <IconButton label={text("requests.menu", { name })}>
          <HandHelping aria-hidden="true" />
        </IconButton>
      }
    >
      {asks.map((one) => (
        <MenuItem
          key={one.kind}
          id={one.kind}
          icon={icons[one.kind]}
          isDisabled={one.why !== undefined}
          {...(one.why ? { detail: text(`requests.no.${one.why}`, { name }) } : {})}
          onAction={() => ask(one)}
        >
          {text(`requests.ask.${one.kind}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
