// The page on which somebody sets his password by a link. The secret is taken out of the address at once, and sent in
// bodies only: it stays in no history, log or referrer.

const at = (id) => document.getElementById(id);
const form = at("form");
const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);

/** Shows one sentence of those that stand in the page, or none. */
function fault(reason) {
  const all = [...document.querySelectorAll("[data-fault]")];
  const shown = all.find((one) => one.dataset.fault === reason) ?? all.find((one) => one.dataset.fault === "other");
  for (const one of all) one.hidden = reason === null || one !== shown;
}

/** Answers what the hub answers; throws the reason of a refusal. */
async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
  }).catch(() => {
    throw new Error("other");
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.fault?.reason ?? "other");
  return said;
}

const hides = ["link-unknown", "link-used", "link-expired", "account-not-active", "link-house-only"];

async function tried(work) {
  try {
    await work();
  } catch (error) {
    fault(error.message);
    // Nothing that is typed here could make such a link good.
    if (hides.includes(error.message)) form.hidden = true;
  }
}

async function look() {
  at("looking").hidden = false;
  await tried(async () => {
    const { name } = await ask("/first-password/look", { token });
    at("shown").textContent = name;
    // For who keeps passwords: it is not seen.
    at("name").value = name;
    form.hidden = false;
    at("password").focus();
  });
  at("looking").hidden = true;
}

async function save() {
  const password = at("password").value;
  const button = form.querySelector("button");
  const reason = password.length < 12 ? "password-short" : password === at("again").value ? null : "password-differs";
  fault(reason);
  if (reason !== null) return at("password").focus();
  button.disabled = true;
  await tried(async () => {
    await ask("/first-password", { token, password });
    form.hidden = true;
    at("done").hidden = false;
  });
  button.disabled = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  void save();
});
if (token === "") fault("link-missing");
else void look();
