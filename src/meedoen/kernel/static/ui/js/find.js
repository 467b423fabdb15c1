// Finds lines of a list while somebody types: in this browser alone, what is typed goes nowhere. Without this file the
// whole list stands there. Enter opens the only line that is left.
//   data-find="ID"  on a box with a search field: the list whose lines it looks through
(() => {
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const squeezed = (text) => text.replace(/[\s./-]+/g, "");

  const find = (box) => {
    const field = box.querySelector("input");
    const told = box.querySelector("[role=status]");
    const list = document.getElementById(box.dataset.find);
    const read = (line) => {
      const text = plain(line.textContent.replace(/\s+/g, " "));
      return { line, text, squeezed: squeezed(text) };
    };
    const fits = (one, words, whole) => words.every((word) => one.text.includes(word)) || one.squeezed.includes(whole);
    const look = () => {
      const asked = plain(field.value.trim());
      const words = asked.split(/\s+/);
      const lines = [...list.children].map(read); // anew each time: a line may have been put there by a part
      const found = lines.filter((one) => (one.line.hidden = !fits(one, words, squeezed(asked))) === false);
      told.textContent = !asked ? "" : found.length ? `${found.length} / ${lines.length}` : box.dataset.none;
      return asked ? found : [];
    };
    field.addEventListener("input", look);
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const found = look();
      if (found.length === 1) found[0].line.querySelector("a")?.click();
    });
    box.hidden = false;
    look();
  };

  document.querySelectorAll("[data-find]").forEach(find);
})();
