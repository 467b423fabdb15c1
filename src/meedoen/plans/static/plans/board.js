// The four quadrants: dragging, and arrow keys on "Verplaats". Both post what the buttons post; the server draws the board.
(() => {
  const ACROSS = { strength: "weakness", opportunity: "threat" };
  const BELOW = { strength: "opportunity", weakness: "threat" };
  const turned = (table) => Object.fromEntries(Object.entries(table).map(([one, other]) => [other, one]));
  const BACK = turned(ACROSS);
  const ABOVE = turned(BELOW);
  const board = () => document.getElementById("swot");
  const cardOf = (node) => node.closest?.("[data-finding]");

  const send = async (finding, to, place) => {
    const values = { finding, to };
    if (place !== undefined) values.place = place;
    const token = board().querySelector("[name=csrfmiddlewaretoken]").value;
    await window.htmx.ajax("POST", board().dataset.place, {
      source: board(), target: "#swot", swap: "outerHTML", values, headers: { "X-CSRFToken": token },
    });
    const card = document.getElementById(`kaart-${finding}`);
    card?.querySelector(".swot__move summary")?.focus();
    const list = card?.closest("[data-quadrant]");
    const told = document.getElementById("verteld");
    if (list?.dataset.label) {
      const text = card.querySelector(".swot__text").textContent.trim();
      told.textContent = `${text} ${told.dataset.placed} ${list.dataset.label} (${[...list.children].indexOf(card) + 1})`;
    }
  };

  document.addEventListener("keydown", (event) => {
    const handle = event.target.closest?.(".swot__move > summary");
    if (!handle || !event.key.startsWith("Arrow") || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const card = cardOf(handle);
    const list = card.closest("[data-quadrant]");
    const here = list.dataset.quadrant;
    const at = [...list.children].indexOf(card);
    const { finding } = card.dataset;
    if (!here) send(finding, event.key === "ArrowRight" ? "weakness" : "strength");
    else if (event.key === "ArrowRight" && ACROSS[here]) send(finding, ACROSS[here]);
    else if (event.key === "ArrowLeft" && BACK[here]) send(finding, BACK[here]);
    else if (event.key === "ArrowUp") {
      if (at > 0) send(finding, here, at - 1);
      else if (ABOVE[here]) send(finding, ABOVE[here]);
    } else if (event.key === "ArrowDown") {
      if (at < list.children.length - 1) send(finding, here, at + 1);
      else if (BELOW[here]) send(finding, BELOW[here], 0);
    }
  });

  let dragged = "";
  document.addEventListener("dragstart", (event) => {
    const card = cardOf(event.target);
    if (!card) return;
    dragged = card.dataset.finding;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged);
  });
  document.addEventListener("dragover", (event) => {
    const box = dragged && event.target.closest?.(".swot__box, .swot__loose");
    if (!box) return;
    event.preventDefault();
    document.querySelectorAll(".swot__over").forEach((one) => one.classList.toggle("swot__over", one === box));
    box.classList.add("swot__over");
  });
  document.addEventListener("dragend", () => {
    dragged = "";
    document.querySelectorAll(".swot__over").forEach((one) => one.classList.remove("swot__over"));
  });
  document.addEventListener("drop", (event) => {
    const box = dragged && event.target.closest?.(".swot__box, .swot__loose");
    if (!box) return;
    event.preventDefault();
    const finding = dragged;
    dragged = "";
    const list = box.querySelector("[data-quadrant]");
    if (!list.dataset.quadrant) {
      if (!cardOf(document.getElementById(`kaart-${finding}`))?.closest(".swot__loose")) send(finding, "out");
      return;
    }
    const others = [...list.children].filter((one) => one.dataset.finding !== finding);
    const place = others.filter((one) => {
      const { top, height } = one.getBoundingClientRect();
      return event.clientY > top + height / 2;
    }).length;
    send(finding, list.dataset.quadrant, place);
  });
})();
