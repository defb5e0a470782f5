/** Stands in the page itself, so that it needs no file; the values are the widget's. */
export const ratingStyle = `
:root {
  color-scheme: light dark;
  --surface: #fff; --sunken: #eceef2; --line: #e1e4ea; --text: #171a21; --soft: #576070;
  --accent: #3450e0; --on-accent: #fff; --bad: #c02a2a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --surface: #181b21; --sunken: #0f1218; --line: #2a2f39; --text: #eceef2; --soft: #a4adbb;
    --accent: #8c9dff; --on-accent: #0f1330; --bad: #ff8a80;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 16px;
  background: var(--sunken); color: var(--text);
  font: 15px/22px "Inter", -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif;
}
main {
  width: min(420px, 100%); padding: 24px; display: grid; gap: 16px;
  background: var(--surface); border: 1px solid var(--line); border-radius: 16px;
}
form { display: grid; gap: 16px; }
h1 { margin: 0; font-size: 18px; line-height: 26px; overflow-wrap: anywhere; }
p { margin: 0; color: var(--soft); }
p.bad { color: var(--bad); }
fieldset { margin: 0; padding: 0; border: 0; display: grid; gap: 8px; }
fieldset label {
  display: flex; align-items: center; gap: 12px; min-height: 44px; padding: 8px 12px;
  border: 1px solid var(--line); border-radius: 12px;
}
fieldset label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
input { accent-color: var(--accent); width: 18px; height: 18px; margin: 0; }
.more { display: grid; gap: 8px; }
textarea {
  font: inherit; color: inherit; background: var(--surface); padding: 8px 12px; resize: vertical;
  border: 1px solid #8891a0; border-radius: 12px;
}
button {
  min-height: 44px; border: 0; border-radius: 12px; font: inherit; font-weight: 600; cursor: pointer;
  background: var(--accent); color: var(--on-accent);
}
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;
