// "Verlaat deze pagina": blank first, then go, leaving no way back to this page. Shift three times does the same.
(() => {
  const link = document.querySelector("[data-exit]");
  if (!link) return;
  const leave = () => {
    window.speechSynthesis?.cancel();
    document.title = " ";
    document.body.replaceChildren();
    window.location.replace(link.href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let presses = [];
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    const now = event.timeStamp;
    presses = [...presses.filter((then) => now - then < 2000), now];
    if (presses.length >= 3) leave();
  });
})();
