// Small comforts of a form; each works without this file.
//   data-autosubmit  on a form: choosing is sending (the button hides)
//   data-preview     on a form: asks for a fresh preview when typing rests (event "preview", used by hx-trigger)
//   data-stepper     on a count: − and + appear beside the number
(() => {
  const REST = 400;

  const autosubmit = (form) => {
    form.querySelectorAll("[data-autosubmit-button]").forEach((button) => (button.hidden = true));
    form.addEventListener("change", () => form.requestSubmit());
  };

  const preview = (form) => {
    let waiting;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => form.dispatchEvent(new CustomEvent("preview")), REST);
    });
  };

  const stepper = (box) => {
    const input = box.querySelector("input");
    box.querySelectorAll("[data-step]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const least = input.min === "" ? -Infinity : Number(input.min);
        const most = input.max === "" ? Infinity : Number(input.max);
        const next = (Number(input.value) || 0) + Number(button.dataset.step);
        input.value = Math.min(most, Math.max(least, next));
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    });
  };

  const dress = (root) => {
    const each = (name, make) => {
      const found = [...root.querySelectorAll(`[data-${name}]`)];
      if (root.matches?.(`[data-${name}]`)) found.push(root);
      found.filter((box) => !box.dataset.dressed).forEach((box) => {
        box.dataset.dressed = "yes";
        make(box);
      });
    };
    each("autosubmit", autosubmit);
    each("preview", preview);
    each("stepper", stepper);
  };
  dress(document.documentElement);
  document.addEventListener("htmx:load", (event) => dress(event.target));
})();
