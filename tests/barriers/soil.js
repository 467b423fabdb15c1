/* The page as it came, kept to put back: each barrier is planted in the same clean soil, without another request.

   Style sheets and scripts stay where they are; what was added to the head goes, what was taken from it comes back. */
() => {
  const told = (element) => [...element.attributes].map((one) => [one.name, one.value]);
  const tell = (element, attributes) => {
    for (const { name } of [...element.attributes]) if (!attributes.some((one) => one[0] === name)) element.removeAttribute(name);
    for (const [name, value] of attributes) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const html = document.documentElement;
  const page = told(html);
  const head = [...document.head.children].map((one) => [one, told(one), one.tagName === "TITLE" ? one.textContent : null]);
  const body = document.body.cloneNode(true);
  window.__again = () => {
    tell(html, page);
    for (const one of [...document.head.children]) if (!head.some(([kept]) => kept === one)) one.remove();
    for (const [one, attributes, title] of head) {
      if (!one.isConnected) document.head.append(one);
      tell(one, attributes);
      if (title !== null && one.textContent !== title) one.textContent = title;
    }
    document.body.replaceWith(body.cloneNode(true));
    window.scrollTo(0, 0);
  };
};
