// Unsaved text: asks before leaving, and keeps a draft in this tab only (sessionStorage, gone when the tab closes).
//   data-draft="name"       on a form: ask before leaving with unsaved text
//   data-draft-quiet        on that form too: do not ask, because another button of the page leads back to it
//   data-keep               on a field of that form: keep its text in the draft. Never on a field about a person.
//   data-drop-draft="name"  on the page after saving: that draft may go
(() => {
  const forms = [...document.querySelectorAll("form[data-draft]")];
  let unsaved = false;

  // The same form stands at other addresses for other things: each has its own draft.
  const key = (form) => `draft:${form.dataset.draft}:${location.pathname}`;
  const kept = (form) => [...form.querySelectorAll("[data-keep][name]")];
  const stored = (form) => {
    try {
      return JSON.parse(sessionStorage.getItem(key(form)) ?? "{}");
    } catch {
      return {};
    }
  };
  const keep = (form) => {
    const texts = Object.fromEntries(kept(form).map((field) => [field.name, field.value]));
    try {
      sessionStorage.setItem(key(form), JSON.stringify(texts));
    } catch {
      // a full or closed store: the question below is still asked
    }
  };

  document.querySelectorAll("[data-drop-draft]").forEach((mark) => {
    Object.keys(sessionStorage)
      .filter((one) => one.startsWith(`draft:${mark.dataset.dropDraft}:`))
      .forEach((one) => sessionStorage.removeItem(one));
  });
  forms.forEach((form) => {
    const draft = stored(form);
    kept(form).forEach((field) => {
      if (field.value === "" && draft[field.name]) field.value = draft[field.name];
    });
    form.addEventListener("input", () => {
      unsaved ||= !form.hasAttribute("data-draft-quiet");
      keep(form);
    });
    form.addEventListener("submit", () => {
      unsaved = false;
    });
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
})();
