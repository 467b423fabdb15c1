/* What became more than text in a page: elements, attributes and comments that a payload made; each [what, where]. */
(html) => {
  const found = [], say = (what, node) => found.push([what, (node.outerHTML ?? node.data ?? '').slice(0, 120)]);
  const inside = (root) => {
    for (const el of root.querySelectorAll('*')) {
      const name = el.localName;
      if (['iframe', 'object', 'embed', 'base', 'frame', 'applet', 'marquee', 'math'].includes(name)) say(name, el);
      if (name === "script" && el.type === "application/ld+json") {
        try {
          JSON.parse(el.textContent);
        } catch {
          say("ld", el);
        }
      }
      else if (['script', 'style'].includes(name) && /hit\(|kwaad/.test(el.textContent + (el.src ?? ''))) say(name, el);
      if (name === 'meta' && el.httpEquiv.toLowerCase() === 'refresh') say('refresh', el);
      for (const { name: key, value } of el.attributes) {
        if (/^on|^hx-on|^data-hx-on|^srcdoc$|^data-hit$/i.test(key)) say(key, el);
        if (/^(href|src|action|formaction|data|poster|xlink:href|hx-get|hx-post)$/i.test(key) &&
            /^(javascript|vbscript|data:text)|kwaad[.]example/i.test(value.replace(/[\u0000-\u0020]/g, '').slice(0, 60))) say(key, el);
      }
      if (name === 'template') inside(el.content);
    }
  };
  const page = new DOMParser().parseFromString(html, 'text/html');
  inside(page);
  const comments = page.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  for (let one = comments.nextNode(); one; one = comments.nextNode()) if (/hit/.test(one.data)) say('comment', one);
  return found;
}
