import { type FormEvent, useEffect, useRef, useState } from "react";
import { text } from "../text/text.ts";
import { TextField } from "../ui/text-field.tsx";

interface CodeField {
  readonly code: string;
  readonly field: React.ReactNode;
  /** Hands the code on, or says that it is missing. */
  readonly submit: (event: FormEvent) => void;
}

/** A code of the app, or a recovery code, in a field that has the focus. */
export function useCodeField(label: string, hint: string | null, onCode: (code: string) => void): CodeField {
  const [code, setCode] = useState("");
  const [isMissing, setMissing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return {
    code,
    submit(event) {
      event.preventDefault();
      const typed = code.trim();
      setMissing(typed === "");
      if (typed === "") input.current?.focus();
      else onCode(typed);
    },
    field: (
      <TextField
        label={label}
        name="one-time-code"
        autoComplete="one-time-code"
        spellCheck="false"
        maxLength={40}
        value={code}
        onChange={setCode}
        hint={hint}
        fault={isMissing ? text("accounts.codeMissing") : null}
        inputRef={input}
      />
    ),
  };
}
