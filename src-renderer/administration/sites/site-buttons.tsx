import { Plus } from "lucide-react";
import { useState } from "react";
import { ButtonBody } from "../../../src-shared/sites/body.ts";
import { text } from "../../text/text.ts";
import { Button } from "../../ui/button.tsx";
import { ListBox } from "../../ui/list-box.tsx";
import { Part } from "../kit/part.tsx";
import { ButtonForm } from "./button-form.tsx";
import styles from "./sites.module.css";
import type { SiteProps } from "./site-props.ts";

/** The site's buttons in the order in which they are tried, and the one that is open. */
export function SiteButtons(props: SiteProps) {
  const { value, onChange } = props;
  const { buttons } = value;
  const [open, setOpen] = useState(0);
  const index = Math.min(open, buttons.length - 1);
  const put = (next: readonly ButtonBody[]) => onChange({ buttons: [...next] });

  function add(): void {
    const key = Array.from({ length: 100 }, (_, number) => `button-${number + 1}`).find(
      (free) => !buttons.some((one) => one.key === free),
    );
    put([...buttons, ButtonBody.parse({ key, name: text("sites.newButton"), always: true })]);
    setOpen(buttons.length);
  }

  function move(by: number): void {
    const moved = [...buttons];
    moved.splice(index + by, 0, ...moved.splice(index, 1));
    put(moved);
    setOpen(index + by);
  }

  return (
    <Part title={text("sites.tab.buttons")} intro={text("sites.buttonsText")}>
      <ListBox
        label={text("sites.tab.buttons")}
        items={buttons.map((button) => ({ id: button.key, button }))}
        chosen={buttons[index]?.key ?? null}
        onChoose={({ id }) => setOpen(buttons.findIndex(({ key }) => key === id))}
        wordsOf={({ button }) => button.name}
        empty={<p className={styles["hint"]}>{text("sites.noButtons")}</p>}
      >
        {({ button: { name, key, channel, place } }) => (
          <span className={styles["one"]}>
            <b>{name}</b>
            <span className={styles["hint"]}>
              {text("sites.buttonDetail", {
                channel: text(`sites.channel.${channel}`),
                place: text(`sites.place.${place.how}`),
                key,
              })}
            </span>
          </span>
        )}
      </ListBox>
      <div className={styles["acts"]}>
        <Button icon={<Plus aria-hidden="true" />} onPress={add}>
          {text("sites.addButton")}
        </Button>
        <Button isDisabled={index < 1} onPress={() => move(-1)}>
          {text("sites.before.button")}
        </Button>
        <Button isDisabled={index < 0 || index >= buttons.length - 1} onPress={() => move(1)}>
          {text("sites.after.button")}
        </Button>
        <Button isDisabled={index < 0} onPress={() => put(buttons.filter((_button, other) => other !== index))}>
          {text("sites.removeButton")}
        </Button>
      </div>
      {buttons[index] ? (
        <ButtonForm
          key={index}
          {...props}
          button={buttons[index]}
          at={`buttons.${index}`}
          onButton={(part) => put(buttons.with(index, { ...buttons[index]!, ...part }))}
        />
      ) : null}
    </Part>
  );
}
