// Typing in a sheet: a digit is an answer and leads to the next question, Enter leaves one open. Works without this file.
(() => {
  const form = document.querySelector("[data-sheet]");
  if (!form) return;
  const fields = [...form.querySelectorAll(".field")];
  const inputs = (field) => [...field.querySelectorAll("input[type=radio], input[type=checkbox], textarea")];

  const go = (field) => {
    const next = fields[fields.indexOf(field) + 1];
    const target = next ? inputs(next)[0] : form.querySelector("button[type=submit]");
    target?.focus();
    target?.scrollIntoView({ block: "center" });
  };

  form.addEventListener("keydown", (event) => {
    const field = event.target.closest(".field");
    if (!field || event.ctrlKey || event.metaKey || event.altKey) return;
    const writing = event.target.matches("textarea");
    if (event.key === "Enter" && !(writing && event.shiftKey)) {
      event.preventDefault();
      go(field);
      return;
    }
    if (writing || !/^[1-9]$/.test(event.key)) return;
    const chosen = inputs(field)[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    chosen.checked = chosen.type === "checkbox" ? !chosen.checked : true;
    chosen.type === "checkbox" ? chosen.focus() : go(field);
  });

  if (!document.querySelector("[role=alert]")) inputs(fields[0])[0]?.focus();
})();
