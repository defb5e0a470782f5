import { useEffect, useState } from "preact/hooks";
import { keepAs, linkIn, readUpload } from "../../src-media/uploads/read.ts";
import type { AskOfUploads } from "../../src-media/uploads/send.ts";
import type { ConversationId } from "../../src-shared/conversations/model.ts";
import { type Fault, faultOf } from "../../src-shared/rpc/fault.ts";
import type { Attachment, UploadId } from "../../src-shared/uploads/model.ts";
import { filesText, sizeText } from "../text/files-text.ts";

interface Shown {
  ask: AskOfUploads;
  conversation: ConversationId;
  sentHere: ReadonlyMap<UploadId, Blob>;
}

/** The files of one message: pictures small, everything else by name; each is downloaded by a press. */
export function Files({ files, ...shown }: Shown & { files: readonly Attachment[] }) {
  return (
    <div class="files">
      {files.map((file) => (
        <File key={file.id} file={file} {...shown} />
      ))}
    </div>
  );
}

const request: typeof fetch = (...of) => fetch(...of);

function File({ file, ask, conversation, sentHere }: Shown & { file: Attachment }) {
  const [fault, setFault] = useState<Fault>();
  const { id, name } = file;
  const values = { name, size: sizeText(file.size) };

  async function download(): Promise<void> {
    setFault(undefined);
    try {
      keepAs(await readUpload(request, linkIn(ask, conversation, id, "file")), name);
    } catch (error) {
      setFault(faultOf(error));
    }
  }

  return (
    <div class="file">
      <button
        type="button"
        class={file.preview ? "thumb" : "quiet"}
        aria-label={filesText(file.preview ? "picture" : "download", values)}
        onClick={() => void download()}
      >
        {file.preview ? (
          <Thumb {...{ file, ask, conversation, sentHere }} />
        ) : (
          <>
            <span class="name" dir="auto">
              {name}
            </span>
            <span class="small">{values.size}</span>
          </>
        )}
      </button>
      {fault && (
        <p class="fault" role="alert">
          {filesText(fault.code === "gone" ? "gone" : "notLoaded")}
        </p>
      )}
    </div>
  );
}

/** Its place is kept free until it is here. */
function Thumb({ file: { id, width, height }, ask, conversation, sentHere }: Shown & { file: Attachment }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let wanted = true;
    function show(blob: Blob): void {
      if (wanted) setUrl((made = URL.createObjectURL(blob)));
    }
    const held = sentHere.get(id);
    if (held) show(held);
    else
      readUpload(request, linkIn(ask, conversation, id, "preview")).then(show, (error: unknown) =>
        // The name is still there to press, and then it says why.
        console.debug(error),
      );
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
    // The row is made anew with each event; the picture is the same.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  return <img src={url} width={width ?? undefined} height={height ?? undefined} alt="" />;
}
