# ruff: noqa: E501
"""The line icons, drawn for this product on a 24 × 24 grid. An icon never stands without its word."""

PATHS = {
    "accessible": '<circle cx="11" cy="4" r="1.5"/><path d="M11 8v6h5l3 5M11 10.5h4M8.4 11.8a5 5 0 1 0 6.3 6.3"/>',
    "back": '<path class="turns" d="M19 12H5m6-6-6 6 6 6"/>',
    "calendar": '<rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3v4m8-4v4"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.5l3.5 2"/>',
    "door": '<path d="M6 20V4h9v16M3.5 20h17M12 12v.5M15 6h3v14"/>',
    "euro": '<path d="M17.5 6.5A6.8 6.8 0 0 0 7 12a6.8 6.8 0 0 0 10.5 5.5M4 10.3h9M4 13.7h9"/>',
    "exit": '<path class="turns" d="M14 4h5v16h-5M4 12h10m-4-4 4 4-4 4"/>',
    "figures": '<path d="M4 20h16M7 20v-6m5 6V6m5 14v-9"/>',
    "forward": '<path class="turns" d="M5 12h14m-6-6 6 6-6 6"/>',
    "home": '<path d="M4 11.5 12 4l8 7.5M6.5 9.5V20h11V9.5M10 20v-5h4v5"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.2"/>',
    "language": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c-6 5.5-6 11.5 0 17 6-5.5 6-11.5 0-17"/>',
    "list": '<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.2m-.2 5.5h.2m-.2 5.5h.2"/>',
    "minus": '<path d="M5.5 12h13"/>',
    "more": '<path d="M5.5 12h.2M12 12h.2m6.3 0h.2"/>',
    "people": '<circle cx="9" cy="8" r="3.2"/><path d="M3 20c0-4 2.5-6.5 6-6.5s6 2.5 6 6.5M15.5 5.2a3.2 3.2 0 0 1 0 5.8M17.5 14c2.2.9 3.5 3 3.5 6"/>',
    "phone": '<path d="M6.5 3.5h3l1.5 4.3-2 1.7a12 12 0 0 0 5.5 5.5l1.7-2 4.3 1.5v3c0 1.3-.9 2-2 2C11 19.5 4.5 13 4.5 5.5c0-1.1.7-2 2-2"/>',
    "pin": '<path d="M12 21c-4.3-4.3-6.5-7.9-6.5-11a6.5 6.5 0 0 1 13 0c0 3.1-2.2 6.7-6.5 11"/><circle cx="12" cy="10" r="2.3"/>',
    "plus": '<path d="M12 5.5v13M5.5 12h13"/>',
    "route": '<circle cx="6" cy="18" r="2"/><circle cx="18" cy="6" r="2"/><path d="M8 18h7.5a3 3 0 0 0 0-6h-7a3 3 0 0 1 0-6H16"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
    "undo": '<path class="turns" d="M9 5 4.5 9.5 9 14M5 9.5h9a5 5 0 0 1 0 10h-3"/>',
    "warning": '<path d="M12 4 2.8 19.5h18.4zM12 10v4.5m0 2.6v.2"/>',
}
