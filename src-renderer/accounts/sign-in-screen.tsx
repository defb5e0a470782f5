import { Eye, EyeOff, Headset } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Fault } from "../../src-shared/rpc/fault.ts";
import { faultText } from "../text/fault-text.ts";
import { text } from "../text/text.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { signIn } from "./sign-in.ts";
import styles from "./sign-in-screen.module.css";

/** Who works here? `why` is the fault that ended the sign-in before, if one did. */
export function SignInScreen({ why }: { why: Fault | null }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [isShown, setShown] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [missing, setMissing] = useState<"name" | "password" | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const nameInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  // The only thing to do in this window.
  useEffect(() => nameInput.current?.focus(), []);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isWaiting) return;
    const lacks = name.trim() === "" ? "name" : password === "" ? "password" : null;
    setMissing(lacks);
    if (lacks) return (lacks === "name" ? nameInput : passwordInput).current?.focus();
    setWaiting(true);
    setFault(null);
    const refused = await signIn(name, password);
    setWaiting(false);
    setFault(refused);
    if (refused?.code === "forbidden") passwordInput.current?.select();
  }

  return (
    <main className={styles["window"]}>
      <form className={styles["card"]} onSubmit={(event) => void submit(event)} noValidate>
        <span className={styles["mark"]} aria-hidden="true">
          <Headset />
        </span>
        <div className={styles["head"]}>
          <h1 className={styles["title"]}>{text("accounts.signInTitle")}</h1>
          <p className={styles["intro"]}>{text("accounts.signInIntro")}</p>
        </div>
        {fault ? (
          <Banner look="bad" isBoxed title={faultText(fault)} />
        ) : why ? (
          <Banner look="warn" isBoxed title={text("accounts.youWereSignedOut")}>
            {faultText(why)}
          </Banner>
        ) : null}
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
    </main>
  );
}
