import { useRef } from "preact/hooks";
import { acceptedBy, type UploadKind } from "../../src-shared/uploads/types.ts";
import { filesText } from "../text/files-text.ts";
import { Drawing } from "../ui/icons.tsx";

const clip = "M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7L9.7 17.2a1.7 1.7 0 0 1-2.4-2.4l7.7-7.7";

/** Opens the system's own picker: on a phone it offers the camera and the pictures too. */
export function Clip({ kinds, add }: { kinds: readonly UploadKind[]; add: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptedBy(kinds)}
        onChange={({ currentTarget }) => {
          add([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = "";
        }}
      />
      <button
        type="button"
        class="quiet round"
        aria-label={filesText("attach")}
        title={filesText("attach")}
        onClick={() => input.current!.click()}
      >
        <Drawing shape={clip} />
      </button>
    </>
  );
}
