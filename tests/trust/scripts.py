"""Sixty ways in which a stored text tries to become a script, an element, an attribute, a line or a sum (G15).

Each of them, once it is more than text, leaves a trace that a reader of the output can see: the word ``hit``, an
attribute ``data-hit``, a line that begins with ``X-HIT``, or the outcome of 1337 × 1337.
"""

OUTCOME = "1787569"

PAYLOADS = (
    # elements
    "<script>hit(1)</script>",
    "<SCRIPT SRC=//kwaad.example/x.js></SCRIPT>",
    "<scr<script>ipt>hit(3)</scr</script>ipt>",
    "<script\x0ctype=text/javascript>hit(4)</script>",
    "<img src=x onerror=hit(5)>",
    "<img/src/onerror=hit(6)>",
    "<svg onload=hit(7)>",
    "<svg><script>hit(8)</script></svg>",
    "<svg><animate onbegin=hit(9) attributeName=x dur=1s>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=hit(10)>",
    "<body onload=hit(11)>",
    "<details open ontoggle=hit(12)>x</details>",
    "<video><source onerror=hit(13)></video>",
    "<input autofocus onfocus=hit(14)>",
    "<iframe srcdoc='<script>hit(15)</script>'></iframe>",
    "<iframe src=javascript:hit(16)></iframe>",
    "<object data=javascript:hit(17)></object>",
    "<embed src=data:text/html,hit(18)>",
    "<base href=//kwaad.example/hit>",
    "<meta http-equiv=refresh content='0;url=javascript:hit(20)'>",
    "<link rel=stylesheet href=//kwaad.example/hit.css>",
    "<style>@import '//kwaad.example/hit.css';</style>",
    "<form action=javascript:hit(23)><button>x</button></form>",
    "<a href=javascript:hit(24)>x</a>",
    '<a href="jav&#x09;ascript:hit(25)">x</a>',
    "<a href=' &#14; javascript:hit(26)'>x</a>",
    "<marquee onstart=hit(27)>x</marquee>",
    "<template><script>hit(28)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=hit(29)>'>",
    "<textarea></textarea><script>hit(30)</script>",
    # out of what they stand in
    "</title><script>hit(31)</script>",
    "</textarea><script>hit(32)</script>",
    "</script><script>hit(33)</script>",
    "</style><script>hit(34)</script>",
    "--><script>hit(35)</script>",
    "<!-- hit(36) -->",
    "]]><script>hit(37)</script>",
    "</dd></dl></main><script>hit(38)</script>",
    '" data-hit=39 x="',
    "' data-hit=40 x='",
    '"><b data-hit=41>',
    "'><b data-hit=42>",
    "` data-hit=43 `",
    '" onmouseover=hit(44) x="',
    "' onfocus=hit(45) autofocus x='",
    '" hx-on:click="hit(46)" data-hit="',
    "<div data-hit=47 hx-get=//kwaad.example hx-trigger=load></div>",
    # already escaped, or escaped in another way
    "&lt;script&gt;hit(48)&lt;/script&gt;<b data-hit=48>",
    "\\u003cscript\\u003ehit(49)\\u003c/script\\u003e",
    "\uff1cscript\uff1ehit(50)\uff1c/script\uff1e<i data-hit=50>",
    "+ADw-script+AD4-hit(51)+ADw-/script+AD4-",
    # sums of a template, and what other outputs run
    "{{ 1337*1337 }}{% now 'Y' %}",
    "${1337*1337}#{1337*1337}",
    "<%= 1337*1337 %>[[1337*1337]]",
    '#eval("str(1337*1337)") #read("/etc/passwd")',
    "x\r\nX-HIT: 56\r\nEND:VEVENT",
    "x\nX-HIT: 57\nBEGIN:VALARM",
    "%0d%0aX-HIT: 58",
    "\u202e\u2066<b data-hit=59>\u2069",
    "javascript:hit(60)",
)
