import { useEffect, useState } from "react";
import { registerActions } from "../frame/actions.ts";
import { store } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { openRoom } from "../view.ts";
import { KeyList } from "./key-list.tsx";

/** The sheet with all keys, behind `?` and the palette. */
export function KeySheet() {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  useEffect(
    () =>
      registerActions(() => [
        {
          id: "keys.sheet",
          label: text("keys.do.keys.sheet"),
          group: text("frame.topBar"),
          shortcut: "?",
          run: () => setOpen(true),
        },
      ]),
    [],
  );
  const change = () => {
    close();
    openRoom(store, "settings");
  };
  return (
    <Dialog
      title={text("keys.sheet")}
      size="large"
      isDismissable
      isOpen={isOpen}
      onClose={close}
      footer={<Button onPress={change}>{text("keys.toSettings")}</Button>}
    >
      <KeyList level="h3" />
    </Dialog>
  );
}
