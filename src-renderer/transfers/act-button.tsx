import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "../ui/button.tsx";

/** A button whose act may take a while: it turns until it is done. */
export function ActButton({
  act,
  children,
  ...rest
}: Pick<ButtonProps, "look" | "icon" | "keyHint"> & {
  readonly act: () => Promise<unknown> | void;
  readonly children: ReactNode;
}) {
  const [isWaiting, setWaiting] = useState(false);
  const press = async () => {
    setWaiting(true);
    try {
      await act();
    } finally {
      setWaiting(false);
    }
  };
  return (
    <Button {...rest} size="small" isWaiting={isWaiting} onPress={() => void press()}>
      {children}
    </Button>
  );
}
