/* Meedoen: toont het programma op je eigen website. Zet dit bestand op je eigen server. EUPL-1.2 */
document.querySelectorAll("[data-meedoen-blok]").forEach(async (place) => {
  try {
    const answer = await fetch(place.dataset.meedoenBlok, { credentials: "omit" });
    if (!answer.ok) return;
    const block = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".meedoen-block");
    if (block) place.replaceChildren(block);
  } catch (_) {
    /* the link that stands there stays */
  }
});
