// A summary of errors gets the focus, also after a part of the page was replaced.
// Other scripts say one sentence in the notices with the event "ui:say".
(() => {
  const focusErrors = (root) => root.querySelector("[data-focus]")?.focus();
  focusErrors(document);
  document.addEventListener("htmx:afterSettle", (event) => focusErrors(event.target));

  const say = (sentence, tone) => {
    const region = document.getElementById("notices");
    if (!region || !sentence) return;
    const notice = document.createElement("div");
    notice.className = `notice utrecht-alert utrecht-alert--${tone}`;
    const text = document.createElement("div");
    text.className = "notice__text";
    text.textContent = sentence;
    notice.append(text);
    region.replaceChildren(notice);
    notice.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("ui:say", (event) => say(event.detail.sentence, event.detail.tone));
})();
