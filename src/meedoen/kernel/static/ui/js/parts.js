// When a part of the page cannot be fetched: a refusal (422) is shown where it belongs,
// any other trouble becomes one sentence at the top. What was typed stays.
(() => {
  const words = (key) => document.getElementById("notices")?.dataset[key] ?? "";
  const say = (sentence) =>
    document.dispatchEvent(new CustomEvent("ui:say", { detail: { sentence, tone: "error" } }));

  const sentenceIn = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    return page.querySelector("[data-sentence], .errors p, .lead p")?.textContent.trim();
  };

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status !== 422) return;
    const whole = /<html[\s>]/i.test(xhr.responseText);
    event.detail.shouldSwap = !whole;
    event.detail.isError = false;
    if (whole) say(sentenceIn(xhr.responseText) ?? words("trouble"));
  });
  document.addEventListener("htmx:responseError", (event) => {
    say(sentenceIn(event.detail.xhr.responseText) ?? words("trouble"));
  });
  document.addEventListener("htmx:sendError", () => say(words("offline")));
  document.addEventListener("htmx:timeout", () => say(words("offline")));
})();
