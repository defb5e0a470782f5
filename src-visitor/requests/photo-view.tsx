import { useEffect, useState } from "preact/hooks";
import type { VisitorContract } from "../../src-shared/contracts/visitor.ts";
import type { Link } from "../../src-shared/rpc/link.ts";
import { callText } from "../text/call-text.ts";
import type { SentPhoto } from "../video/parts.ts";
import { photoOf } from "./photo.ts";

interface PhotoViewProps {
  ask: Link<VisitorContract>["ask"];
  photo: SentPhoto;
}

/** A photo that the visitor sent, small; its place is kept free until it is here. */
export function PhotoView({ ask, photo }: PhotoViewProps) {
  const [url, setUrl] = useState<string>();
  const [gone, setGone] = useState(false);
  useEffect(() => {
    let wanted = true;
    let made: string | undefined;
    photoOf(ask, photo).then(
      (blob) => {
        if (!wanted) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      (error: unknown) => {
        console.debug(error);
        setGone(true);
      },
    );
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
    // The row is made anew with each event; the photo is the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [photo.id]);
  if (gone) return <p class="notice">{callText("photo.gone")}</p>;
  return <img class="photo sent" src={url} width={photo.width} height={photo.height} alt={callText("photo.sent")} />;
}
