import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { ariaKeys } from "../keys/in-force.ts";
import { declineReasons, type Offer } from "../../src-shared/queues/model.ts";
import type { OfferAnswer } from "../store.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, MenuItem } from "../ui/menu.tsx";
import { TextField } from "../ui/text-field.tsx";
import { declineOffer } from "./answer-offer.ts";
import styles from "./offer-card.module.css";

interface DeclineProps {
  readonly offer: Offer;
  readonly answer: OfferAnswer | undefined;
  readonly isNext: boolean;
}

const longest = 200;

/** Declining at once, and declining with one of the house's reasons or in one's own words. */
export function DeclineButtons({ offer, answer, isNext }: DeclineProps) {
  const [words, setWords] = useState<string | null>(null);
  const close = () => setWords(null);
  const sayWhy = () => {
    close();
    void declineOffer(offer, { kind: "other", text: words ?? "" });
  };
  return (
    <>
      <Button
        isWaiting={answer === "decline"}
        isDisabled={answer === "accept"}
        {...(isNext ? { "aria-keyshortcuts": ariaKeys("Shift+F8") } : {})}
        onPress={() => void declineOffer(offer)}
      >
        {text("queues.decline")}
      </Button>
      <span className={styles["reasons"]}>
        <Menu
          label={text("queues.declineWhy")}
          placement="bottom end"
          trigger={
            <IconButton label={text("queues.declineWhy")} isDisabled={answer !== undefined}>
              <ChevronDown aria-hidden="true" />
            </IconButton>
          }
        >
          {declineReasons.map((kind) => (
            <MenuItem
              key={kind}
              id={kind}
              onAction={() => (kind === "other" ? setWords("") : void declineOffer(offer, { kind, text: "" }))}
            >
              {text(`queues.reason.${kind}`)}
            </MenuItem>
          ))}
        </Menu>
      </span>
      <Dialog
        title={text("queues.reasonTitle")}
        size="small"
        isOpen={words !== null}
        onClose={close}
        footer={
          <>
            <Button onPress={close}>{text("queues.cancel")}</Button>
            <Button look="primary" isDisabled={words?.trim() === ""} onPress={sayWhy}>
              {text("queues.decline")}
            </Button>
          </>
        }
      >
        <TextField
          label={text("queues.reasonLabel")}
          hint={text("queues.reasonHint")}
          maxLength={longest}
          value={words ?? ""}
          onChange={setWords}
        />
      </Dialog>
    </>
  );
}
