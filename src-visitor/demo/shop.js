import { catalogue } from "./catalogue.js";

// The demo shop: a catalogue, a basket that the browser keeps, and a form that is sent nowhere.
const shippingFree = 60;
const shippingCost = 4.9;
const money = (amount) => new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" }).format(amount);
const byId = (id) => document.getElementById(id);

function read(name, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

const basket = {
  lines: () => read("basket", []).filter(({ id }) => catalogue.some((item) => item.id === id)),
  set(lines) {
    localStorage.setItem("basket", JSON.stringify(lines));
    showCount();
  },
  add(id) {
    const lines = basket.lines();
    const line = lines.find((one) => one.id === id);
    if (line) line.count += 1;
    else lines.push({ id, count: 1 });
    basket.set(lines);
  },
};

/** Makes an element with text and children; never from markup. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

const itemOf = (id) => catalogue.find((item) => item.id === id);
const pictureOf = (item, alt = "") =>
  make("img", { src: `pictures/${item.picture}.svg`, alt, width: 400, height: 320, loading: "lazy" });

function showCount() {
  const count = basket.lines().reduce((sum, line) => sum + line.count, 0);
  for (const place of document.querySelectorAll("[data-count]")) place.textContent = count > 0 ? `(${count})` : "";
}

function card(item) {
  const link = make("a", { href: `product.html?item=${item.id}` }, pictureOf(item), make("h3", {}, item.name));
  return make(
    "li",
    { className: "card" },
    link,
    make("p", {}, item.tag),
    make("p", { className: "price" }, money(item.price)),
  );
}

function sums(lines) {
  const goods = lines.reduce((sum, { id, count }) => sum + itemOf(id).price * count, 0);
  const shipping = goods === 0 || goods >= shippingFree ? 0 : shippingCost;
  return { goods, shipping, total: goods + shipping };
}

function sumRows({ goods, shipping, total }) {
  const row = (name, value, className = "") => make("div", { className }, make("dt", {}, name), make("dd", {}, value));
  return [
    row("Goods", money(goods)),
    row("Delivery", shipping === 0 ? "free" : money(shipping)),
    row("Total", money(total), "total"),
  ];
}

const pages = {
  catalogue() {
    byId("products").append(...catalogue.map(card));
  },
  product() {
    const item = itemOf(new URLSearchParams(location.search).get("item"));
    byId("others").append(
      ...catalogue
        .filter((other) => other !== item)
        .slice(0, 4)
        .map(card),
    );
    byId("none").hidden = item !== undefined;
    byId("product").hidden = item === undefined;
    if (!item) {
      byId("others-title").textContent = "What we do have";
      return;
    }
    document.title = `${item.name} · Nordlicht Garden`;
    byId("picture").append(pictureOf(item, item.name));
    byId("name").textContent = item.name;
    byId("tag").textContent = item.tag;
    byId("text").textContent = item.text;
    byId("price").textContent = money(item.price);
    byId("add").addEventListener("click", () => {
      basket.add(item.id);
      byId("added").hidden = false;
    });
  },
  basket() {
    const draw = () => {
      const lines = basket.lines();
      byId("empty").hidden = lines.length > 0;
      byId("full").hidden = lines.length === 0;
      byId("lines").replaceChildren(...lines.map((line) => basketLine(line, draw)));
      byId("sums").replaceChildren(...sumRows(sums(lines)));
    };
    draw();
  },
  checkout() {
    // Nothing to order: the basket says so, and where to look.
    if (basket.lines().length === 0) return location.replace("basket.html");
    byId("sums").append(...sumRows(sums(basket.lines())));
    const form = byId("checkout");
    const showCard = () => (byId("card").hidden = form.elements.payment.value !== "card");
    form.addEventListener("change", showCard);
    showCard();
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { name, street, postcode, city, country } = Object.fromEntries(new FormData(form));
      const order = {
        number: `NG-${String(Date.now()).slice(-6)}`,
        at: Date.now(),
        lines: basket.lines(),
        name,
        street,
        postcode,
        city,
        country,
      };
      localStorage.setItem("order", JSON.stringify(order));
      basket.set([]);
      location.href = "invoice.html";
    });
  },
  invoice() {
    const order = read("order", null);
    byId("none").hidden = order !== null;
    byId("paper").hidden = order === null;
    if (!order) return;
    const lines = order.lines.filter(({ id }) => itemOf(id));
    byId("number").textContent = order.number;
    byId("date").textContent = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(order.at);
    byId("address").append(
      ...[order.name, order.street, `${order.postcode} ${order.city}`, order.country].map((part) =>
        make("div", {}, part),
      ),
    );
    byId("lines").append(
      ...lines.map(({ id, count }) => {
        const item = itemOf(id);
        return make(
          "tr",
          {},
          make("td", {}, item.name),
          make("td", {}, String(count)),
          make("td", {}, money(item.price)),
          make("td", {}, money(item.price * count)),
        );
      }),
    );
    byId("sums").append(...sumRows(sums(lines)));
    byId("print").addEventListener("click", () => print());
  },
};

function basketLine(line, draw) {
  const item = itemOf(line.id);
  const count = make("input", {
    type: "number",
    min: "0",
    max: "99",
    value: String(line.count),
    "aria-label": `Number of ${item.name}`,
  });
  const change = (number) => {
    basket.set(
      basket
        .lines()
        .map((one) => (one.id === line.id ? { ...one, count: number } : one))
        .filter((one) => one.count > 0),
    );
    draw();
  };
  count.addEventListener("change", () => change(Math.min(99, Math.max(0, Math.floor(Number(count.value) || 0)))));
  const remove = make("button", { type: "button", className: "plain", "aria-label": `Remove ${item.name}` }, "Remove");
  remove.addEventListener("click", () => change(0));
  return make(
    "li",
    { className: "line" },
    pictureOf(item),
    make("div", {}, make("a", { href: `product.html?item=${item.id}` }, item.name), make("p", {}, item.tag), remove),
    count,
    make("strong", {}, money(item.price * line.count)),
  );
}

showCount();
pages[document.body.dataset.page]?.();
