import { Eye, EyeOff } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { text } from "../text/text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./sign-in-screen.module.css";

interface PasswordStepProps {
  /** What stood there before another step. */
  readonly name: string;
  readonly isWaiting: boolean;
  readonly isRefused: boolean;
  readonly onSubmit: (name: string, password: string) => void;
}

/** Name and password. */
export function PasswordStep({ name: before, isWaiting, isRefused, onSubmit }: PasswordStepProps) {
  const [name, setName] = useState(before);
  const [password, setPassword] = useState("");
  const [isShown, setShown] = useState(false);
  const [missing, setMissing] = useState<"name" | "password" | null>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  // The only thing to do in this window.
  useEffect(() => (before === "" ? nameInput : passwordInput).current?.focus(), [before]);
  useEffect(() => {
    if (isRefused) passwordInput.current?.select();
  }, [isRefused]);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const lacks = name.trim() === "" ? "name" : password === "" ? "password" : null;
    setMissing(lacks);
    if (lacks) (lacks === "name" ? nameInput : passwordInput).current?.focus();
    else onSubmit(name, password);
  }

  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <TextField
        label={text("accounts.name")}
        name="username"
        autoComplete="username"
        value={name}
        onChange={setName}
        fault={missing === "name" ? text("accounts.nameMissing") : null}
        inputRef={nameInput}
      />
      <TextField
        label={text("accounts.password")}
        name="password"
        type={isShown ? "text" : "password"}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        fault={missing === "password" ? text("accounts.passwordMissing") : null}
        inputRef={passwordInput}
        end={
          <IconButton
            label={text(isShown ? "accounts.hidePassword" : "accounts.showPassword")}
            onPress={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          </IconButton>
        }
      />
      <Button look="primary" size="large" type="submit" isWide isWaiting={isWaiting}>
        {text(isWaiting ? "accounts.signingIn" : "accounts.signIn")}
      </Button>
    </form>
  );
}
