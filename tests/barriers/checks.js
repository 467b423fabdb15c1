/* What axe does not look at, in one pass over a page; each finding is [rule, where]. Called with what is expected. */
(expected) => {
  const found = [];
  const say = (rule, element, more = "") =>
    found.push([rule, `${element?.outerHTML?.replace(/\s+/g, " ").slice(0, 110) ?? ""} ${more}`.trim()]);
  const seen = (element) => {
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || style.display === "none") return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && !element.closest("[hidden], details:not([open]) > :not(summary)");
  };
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = (element) => (element.innerText ?? "").replace(/\s+/g, " ").trim();
  const parts = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const colour = getComputedStyle(box).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };

  // the language and its direction
  const html = document.documentElement;
  if (html.lang !== expected.language) say("language", html, `asked ${expected.language}`);
  const direction = expected.language === "ar" ? "rtl" : "ltr";
  if (getComputedStyle(document.body).direction !== direction) say("direction", document.body);
  for (const part of all("[lang]", document.body)) {
    if (part.lang.startsWith("ar") !== (getComputedStyle(part).direction === "rtl") && words(part)) say("direction", part);
  }

  // texts that stayed in Dutch: the sentences of the interface, outside parts that say they are Dutch
  const dutch = new Set(expected.dutch);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.replace(/\s+/g, " ").trim();
    const parent = walker.currentNode.parentElement;
    if (dutch.has(text) && parent.closest("[lang]").lang === expected.language) say("untranslated", parent, text);
  }
  for (const element of all("[aria-label], [alt], [placeholder], [title]")) {
    for (const name of ["aria-label", "alt", "placeholder", "title"]) {
      const text = element.getAttribute(name)?.trim();
      if (text && dutch.has(text) && element.closest("[lang]").lang === expected.language) say("untranslated", element, text);
    }
  }

  // targets for a thumb: 44 px, but for links inside a sentence
  const targets = all("a[href], button, input:not([type=hidden]), select, textarea, summary").filter(seen);
  for (const target of targets) {
    if (target.closest("svg, .trap, [aria-hidden=true], .skip")) continue;
    const inline = target.tagName === "A" && getComputedStyle(target).display === "inline" &&
      words(target.parentElement).length > words(target).length + 3;
    if (inline) continue;
    const ticked = target.matches("[type=checkbox], [type=radio]") ? target.closest("label") ?? target : target;
    const spread = getComputedStyle(target, "::after").position === "absolute" && target.offsetParent;
    const box = (spread || ticked).getBoundingClientRect();
    if (box.height < 43.5 || box.width < 43.5) say("target", target, `${Math.round(box.width)}×${Math.round(box.height)}`);
  }

  // a field: what is typed can be filled in by the browser, an error is tied to it and has words
  const typed = all("input[type=text], input[type=tel], input[type=email], input:not([type])").filter(seen);
  for (const field of typed) {
    const wanted = { first_name: "given-name", email: "email", phone: "tel" }[field.name];
    if (wanted && !field.autocomplete.includes(wanted)) say("autocomplete", field);
    if (field.onpaste || field.getAttribute("onpaste")) say("paste", field);
    if (field.labels && field.labels.length === 0 && !field.getAttribute("aria-label")) say("label", field);
    if (field.placeholder && !field.labels?.length) say("label", field, "placeholder alone");
  }
  for (const field of typed) {
    const back = getComputedStyle(field), edges = [back.borderTopColor, back.borderBottomColor];
    const drawn = ["borderTopWidth", "borderBottomWidth"].some((name) => parseFloat(back[name]) > 0);
    if (!drawn || !edges.some((edge) => contrast(edge, behind(field.parentElement)) >= 3)) say("faint-edge", field);
  }
  const asked = typed.map((field) => field.autocomplete).filter((kind) => kind && kind !== "off");
  if (new Set(asked).size !== asked.length) say("asked-twice", typed[0], asked.join(" "));
  for (const choice of all("input[type=radio]")) {
    const group = choice.closest("fieldset, [role=radiogroup], [role=group]");
    const named = group && (group.querySelector("legend") ? words(group.querySelector("legend")) :
      group.getAttribute("aria-labelledby") || group.getAttribute("aria-label"));
    if (!named) say("no-question", choice);
  }
  for (const box of all("input[type=checkbox]").filter(seen)) {
    if (!box.labels?.length && !box.getAttribute("aria-label")) say("label", box);
  }
  for (const one of all("*")) {
    if (one.getAttributeNames().some((name) => name.startsWith("on"))) say("inline", one);
  }
  for (const field of all("[aria-invalid=true]")) {
    const tied = field.type === "radio" ? field.closest("fieldset") ?? field : field;
    const told = (tied.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id));
    if (!told.some((one) => one && words(one))) say("error-words", field);
  }
  for (const one of all("[aria-describedby], [aria-labelledby]")) {
    const named = `${one.getAttribute("aria-describedby") ?? ""} ${one.getAttribute("aria-labelledby") ?? ""}`.trim();
    if (named.split(/\s+/).some((id) => !document.getElementById(id))) say("reference", one);
  }
  if (expected.state === "error" && !all("[aria-invalid=true], [role=alert]").length) say("error-words", document.body);

  // colour alone: a link inside a sentence is underlined; what is chosen says so to ears too
  for (const link of all("main p a[href], main li a[href]").filter(seen)) {
    const around = words(link.parentElement).length > words(link).length + 12;
    const style = getComputedStyle(link);
    const marked = style.textDecorationLine.includes("underline") || parseFloat(style.borderBottomWidth) > 0 ||
      style.display !== "inline" || link.querySelector("img, svg");
    if (around && !marked) say("colour-alone", link);
  }
  for (const chosen of all(".active, .is-active, .current, [class*='--active']")) {
    const said = chosen.closest("[aria-current], [aria-pressed], [aria-selected], [aria-checked]") ??
      chosen.querySelector("[aria-current], [aria-pressed], [aria-selected]");
    if (!said) say("colour-alone", chosen);
  }

  // order: one first heading, no step skipped, one main, ids once
  if (all("h1").filter(seen).length !== 1) say("headings", document.body, "h1");
  let level = 1;
  for (const heading of all("h1, h2, h3, h4, h5, h6").filter(seen)) {
    const own = Number(heading.tagName[1]);
    if (own > level + 1) say("headings", heading);
    level = own;
    if (!words(heading) && !heading.querySelector("img[alt]:not([alt=''])")) say("headings", heading, "empty");
  }
  const ids = all("[id]").map((one) => one.id);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) say("double-id", null, id);
  for (const one of all("[tabindex]")) if (one.tabIndex > 0) say("focus-order", one);
  const plain = (text) => text.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
  const first = all("h1").find(seen);
  if (!document.title.trim() || document.title.startsWith("·")) say("title", null, document.title);
  else if (first && !plain(document.title).includes(plain(first.textContent))) say("title", first, document.title);

  // help, a way out and a skip link on each page
  const help = document.querySelector(".aids__help, [data-help]");
  if (expected.help && (!help || !seen(help))) say("help", document.querySelector("header"));
  if (expected.help && !document.querySelector("[data-exit]")) say("exit", document.querySelector("header"));
  const main = document.querySelector("main");
  if (help && main && !(help.compareDocumentPosition(main) & Node.DOCUMENT_POSITION_FOLLOWING)) say("help", help, "elsewhere");
  const said = document.getElementById("notices");
  if (!said || said.getAttribute("aria-live") !== "polite") say("not-announced", said ?? document.body);
  const skip = document.querySelector(".skip");
  if (!skip || !document.querySelector(skip.getAttribute("href"))) say("skip", skip ?? document.body);

  // pictures: every one says that it is decoration, or what it is
  for (const picture of all("img")) if (!picture.hasAttribute("alt")) say("picture", picture);
  for (const drawn of all("svg").filter(seen)) {
    const named = drawn.getAttribute("aria-hidden") === "true" || drawn.getAttribute("aria-label") ||
      drawn.getAttribute("aria-labelledby") || drawn.querySelector("title") || drawn.closest("[aria-hidden=true]");
    if (!named) say("picture", drawn);
  }
  for (const control of all("a[href], button").filter(seen)) {
    const name = control.getAttribute("aria-label");
    if (name && words(control) && !name.toLowerCase().includes(words(control).toLowerCase())) say("name", control);
    const own = name || words(control) || control.querySelector("img[alt]:not([alt='']), title")?.outerHTML || "";
    if (!own.trim() && !control.getAttribute("aria-labelledby")) say("name", control, "no words");
    if (/^(klik hier|hier|meer|lees meer|click here|here|more)$/i.test(own.trim())) say("name", control, own);
  }
  for (const link of all("a[target=_blank]")) say("new-window", link);
  for (const link of all("a[href$='.pdf']").filter(seen)) {
    if (!/pdf|A5/i.test(words(link)) && link.type !== "application/pdf") say("file-unsaid", link);
  }

  for (const control of all("main a[href], main button, header a[href]").filter(seen)) {
    if (!words(control) && !control.closest(".stepper, svg")) say("no-words", control);
  }

  // nothing moves by itself, nothing plays, nothing runs out
  if (document.querySelector("meta[http-equiv=refresh]")) say("timer", null, "refresh");
  for (const player of all("[autoplay], marquee, blink")) say("moves", player);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const one of all("body, body *")) {
    const style = getComputedStyle(one);
    if (still && style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01) say("moves", one);
    if (style.animationIterationCount === "infinite" && style.animationName !== "none") say("moves", one);
    if (style.userSelect === "none" && one.matches("p, h1, h2, main, body")) say("select", one);
  }

  // reading: letters, lines and room for both
  for (const text of all("main p, main li, main dd, label").filter(seen)) {
    const style = getComputedStyle(text);
    if (parseFloat(style.fontSize) < 13.9 && words(text)) say("small-type", text, style.fontSize);
    if (style.textAlign === "justify") say("justified", text);
    const upper = words(text);
    if (style.textTransform === "uppercase" || (upper.length > 24 && upper === upper.toUpperCase() && /[A-Z]{8}/.test(upper)))
      say("capitals", text);
    const lines = parseFloat(style.lineHeight) / parseFloat(style.fontSize);
    if (lines < 1.29 && text.getBoundingClientRect().height > 2.2 * parseFloat(style.lineHeight)) say("line-height", text);
  }
  for (const table of all("table")) if (!table.querySelector("th")) say("table", table);
  for (const list of all("ul, ol")) {
    if ([...list.children].some((one) => !["LI", "SCRIPT", "TEMPLATE"].includes(one.tagName))) say("list", list);
  }

  // nothing sticks out, nothing is cut off
  if (html.scrollWidth > html.clientWidth) {
    const wide = all("body *").find((one) => seen(one) && one.getBoundingClientRect().right > innerWidth + 1);
    say("sideways", wide ?? document.body, `${html.scrollWidth} > ${html.clientWidth}`);
  }
  for (const box of all("main, main *, header *").filter(seen)) {
    const style = getComputedStyle(box);
    if (!["hidden", "clip"].includes(style.overflowY) || style.position === "absolute" || box.tagName === "IMG") continue;
    if (box.scrollHeight > box.clientHeight + 3 && box.clientHeight > 12 && words(box)) say("cut-off", box);
  }
  const zoom = document.querySelector("meta[name=viewport]")?.content ?? "";
  if (/user-scalable=no|maximum-scale=1(\D|$)/.test(zoom) || !zoom.includes("device-width")) say("zoom", null, zoom);
  return found;
}
