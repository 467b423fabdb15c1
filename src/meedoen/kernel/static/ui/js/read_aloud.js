// "Lees voor": a voice of the device itself reads the page, sentence by sentence; the sentence that is said is marked.
// The button is there only when the device has a voice for the language of the page. Nothing leaves the device: voices
// that work over the internet are passed by. Words in another language are said by a voice of that language, or not.
(() => {
  const button = document.querySelector("[data-read-aloud]");
  const speech = window.speechSynthesis;
  if (!button || !speech || !window.SpeechSynthesisUtterance) return;
  const main = document.getElementById("inhoud");
  const [idle, busy] = button.querySelectorAll("span");
  const bare = (code) => code.toLowerCase().split(/[-_]/)[0];
  const page = bare(document.documentElement.lang);
  const marks = window.CSS?.highlights && window.Highlight ? CSS.highlights : null;
  const silent = "script,style,nav,input,select,textarea,[aria-hidden=true],[data-silent]";
  let turn = 0;
  let marked = null;

  const voiceFor = (language) =>
    speech.getVoices().find((voice) => voice.localService && bare(voice.lang) === language);

  const show = () => {
    button.hidden = !voiceFor(page);
  };

  const blockOf = (node) => {
    let box = node.parentElement;
    while (box !== main && getComputedStyle(box).display.startsWith("inline")) box = box.parentElement;
    return box;
  };

  // Pieces of text that stand together: one block, one language.
  const passages = () => {
    const found = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const holder = node.parentElement;
      if (!node.data.trim() || holder.closest(silent) || !holder.getClientRects().length) continue;
      const block = blockOf(node);
      const language = bare(holder.closest("[lang]").lang);
      const last = found.at(-1);
      if (last && last.block === block && last.language === language) last.nodes.push(node);
      else found.push({ block, language, nodes: [node] });
    }
    return found;
  };

  const cut = (text, language) => {
    if (window.Intl?.Segmenter)
      return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map((part) => part.segment);
    return text.match(/[^.!?؟]+[.!?؟]*\s*/g) ?? [text];
  };

  // Where a stretch of the text begins and ends in its nodes, which are joined with one space.
  const rangeOf = (nodes, from, to) => {
    const range = new Range();
    let at = 0;
    let begun = false;
    for (const node of nodes) {
      const { length } = node.data;
      if (!begun && from <= at + length) {
        range.setStart(node, Math.max(0, from - at));
        begun = true;
      }
      if (to > at) range.setEnd(node, Math.min(length, to - at));
      at += length + 1;
    }
    return range;
  };

  const sentences = () =>
    passages().flatMap(({ block, language, nodes }) => {
      let at = 0;
      return cut(nodes.map((node) => node.data).join(" "), language).flatMap((text) => {
        const from = at;
        at += text.length;
        const said = text.replace(/\s+/g, " ").trim();
        return said ? [{ said, language, block, range: rangeOf(nodes, from, at) }] : [];
      });
    });

  const mark = (sentence) => {
    if (marks) {
      if (sentence) marks.set("said", new Highlight(sentence.range));
      else marks.delete("said");
    } else {
      marked?.classList.remove("is-said");
      sentence?.block.classList.add("is-said");
    }
    marked = sentence?.block ?? null;
    const place = sentence?.range.getBoundingClientRect();
    if (place && (place.top < 90 || place.bottom > window.innerHeight - 90)) marked.scrollIntoView({ block: "center" });
  };

  const stop = () => {
    turn += 1;
    speech.cancel();
    mark(null);
    [idle.hidden, busy.hidden] = [false, true];
  };

  const say = (rest, mine) => {
    if (mine !== turn) return;
    const [next, ...after] = rest;
    const voice = next && voiceFor(next.language);
    if (!next) return stop();
    if (!voice) return say(after, mine);
    const words = new SpeechSynthesisUtterance(next.said);
    [words.voice, words.lang, words.rate] = [voice, voice.lang, 0.9];
    words.onend = () => say(after, mine);
    words.onerror = () => mine === turn && stop();
    mark(next);
    speech.speak(words);
  };

  button.addEventListener("click", () => {
    if (idle.hidden) return stop();
    turn += 1;
    speech.cancel();
    [idle.hidden, busy.hidden] = [true, false];
    say(sentences(), turn);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && idle.hidden && stop());
  window.addEventListener("pagehide", () => speech.cancel());
  speech.addEventListener?.("voiceschanged", show);
  show();
})();
