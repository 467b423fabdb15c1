// A door without a connection: the sheet and what was seen stand on the device until they are sent.
(() => {
  const root = document.getElementById("deur");
  if (!root) return;
  const at = (name) => document.getElementById(`deur-${name}`);
  const say = root.dataset;
  const place = `deur:${say.network}`;
  const kept = { sheet: "", looks: [], seen: {}, ...JSON.parse(localStorage.getItem(place) ?? "{}") };
  const keep = () => localStorage.setItem(place, JSON.stringify(kept));
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

  if (say.sheet) {
    const got = new Set(say.got.split(" "));
    kept.sheet = say.sheet;
    kept.looks = kept.looks.filter((look) => !got.has(look.id));
    keep();
  }
  const read = (token) => {
    const body = token.split(".")[2]?.replaceAll("-", "+").replaceAll("_", "/");
    return body ? JSON.parse(atob(body)) : null;
  };
  const sheet = read(kept.sheet);

  const base32 = (text) => {
    const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let held = 0, bits = 0;
    const out = [];
    for (const sign of text) {
      held = (held << 5) | signs.indexOf(sign);
      bits += 5;
      if (bits >= 8) { bits -= 8; out.push((held >> bits) & 255); }
    }
    return new Uint8Array(out);
  };
  const signed = async (token, year) => {
    const raw = sheet.keys[year];
    if (!raw) return false;
    const key = await crypto.subtle.importKey("raw", bytes(raw), "Ed25519", false, ["verify"]);
    const end = token.lastIndexOf(".");
    return crypto.subtle.verify("Ed25519", key, base32(token.slice(end + 1)), new TextEncoder().encode(token.slice(0, end)));
  };

  const today = () => {
    const now = new Date();
    return `${now.getFullYear()}${String(now.getMonth() + 1).padStart(2, "0")}${String(now.getDate()).padStart(2, "0")}`;
  };
  const clock = () => new Date().toLocaleTimeString("nl-BE", { hour: "2-digit", minute: "2-digit" });
  const usable = () => sheet && Date.now() <= Date.parse(sheet.until) && Date.now() >= Date.parse(sheet.made) - 600000;

  const judged = async (text) => {
    const token = text.trim().toUpperCase();
    const parts = /^MP1\.(\d{4})\.([0-9A-Z]{8})\.(\d{8})\.[A-Z2-7]{103}$/.exec(token);
    if (!token.startsWith("MP1.")) return ["later", say.typed];
    if (!parts || !(await signed(token, parts[1]))) return ["bad", say.forged];
    const [, , code, until] = parts;
    if (sheet.stopped.includes(code)) return ["bad", say.stopped];
    if (until < today()) return ["bad", say.over];
    const before = kept.seen[`${today()} ${code}`];
    kept.seen = { ...Object.fromEntries(Object.entries(kept.seen).filter(([key]) => key.startsWith(today()))),
      [`${today()} ${code}`]: before ?? clock() };
    return ["good", before ? `${say.again} ${before}.` : ""];
  };

  const show = (kind, why) => {
    const box = at("answer");
    box.hidden = false;
    box.className = `check check--${kind === "bad" ? "not" : "good"}`;
    at("word").textContent = say[kind];
    at("why").textContent = why;
  };
  const state = () => {
    const waits = kept.looks.length ? ` ${say.waits} ${kept.looks.length}.` : "";
    const until = sheet ? new Date(sheet.until).toLocaleString("nl-BE", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" }) : "";
    const early = sheet && Date.now() < Date.parse(sheet.made) - 600000;
    at("state").textContent = (usable() ? `${say.until} ${until}.` : early ? say.clock : say.none) + waits;
    at("look").hidden = !usable();
    at("name").hidden = Boolean(sheet);
    if (sheet) {
      const send = at("take").querySelector("button");
      send.querySelector("span").textContent = say.send;
      send.classList.replace("utrecht-button--primary-action", "utrecht-button--secondary-action");
    }
  };

  at("look").addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = at("code");
    const text = field.value;
    if (!text.trim()) return field.focus();
    if (!usable()) return state();
    try {
      show(...(await judged(text)));
    } catch {
      return show("later", say.old);
    }
    kept.looks.push({ id: crypto.randomUUID(), text: text.trim().slice(0, 200), at: new Date().toISOString() });
    keep();
    field.value = "";
    field.focus();
    state();
  });
  at("take").addEventListener("submit", () => {
    at("take").elements.sheet.value = kept.sheet;
    at("take").elements.looks.value = JSON.stringify(kept.looks.slice(0, 2000));
  });

  state();
  if (sheet && "serviceWorker" in navigator) {
    navigator.serviceWorker.addEventListener("message", () => { root.dataset.kept = "yes"; });
    navigator.serviceWorker.register(say.keeper).then(() => navigator.serviceWorker.ready).then((ready) => {
      const files = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.href || one.src);
      ready.active.postMessage({ keep: [say.here, ...files] });
    });
  }
})();
