import { type RefObject, useEffect, useEffectEvent, useRef } from "react";

/** Escape closes what is open and lies over something else; the button that opened it, whose ref this is, takes the focus. */
export function useEscape(isOpen: boolean, close: () => void): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    close();
    button.current?.focus();
  });
  useEffect(() => {
    if (!isOpen) return undefined;
    const heard = (event: KeyboardEvent) => pressed(event);
    window.addEventListener("keydown", heard);
    return () => window.removeEventListener("keydown", heard);
  }, [isOpen]);
  return button;
}
