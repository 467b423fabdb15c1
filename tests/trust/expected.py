"""Who may what, written by hand: the one table that the access grid is held against.

It is not made from the policies: whoever changes a policy changes this too, and sees what that gives away.
A letter is a role. ``network``: every row of the network, or an act without a row. ``own``: rows of an organisation
in which the role is held. ``shown``: what is published, whoever offers it. ``sent``: sign-ups that one's own
organisation made elsewhere. A route of which the action stands not here, or the name not in ROUTES, fails the tests.
"""

from meedoen.kernel.actors import Role

LETTERS = {
    "C": Role.COORDINATOR, "W": Role.WORKER, "R": Role.REFERRER, "P": Role.PROVIDER, "G": Role.GROUP_GUIDE,
    "K": Role.COUNCIL_CLERK, "M": Role.POLICY_MAKER, "D": Role.DPO, "S": Role.CASHIER, "V": Role.COMPANION,
    "A": Role.ANALYST, "O": Role.OPERATOR, "-": "anonymous",
}  # fmt: skip
STAFF = "CWRPGKMDSVA"
ALL = STAFF + "O-"

ACTIONS: dict[str, dict[str, str]] = {
    "desk.today": {"network": STAFF + "O"},
    "desk.read_log": {"network": "D"},
    "jobs.see": {"network": "C"},
    "jobs.see_all": {"network": "O"},
    "jobs.again": {"network": "CO"},
    "networks.list_networks": {"network": "O"},
    "networks.create_network": {"network": "O"},
    "networks.see_network": {"network": STAFF + "O"},
    "networks.edit_network": {"network": "CO"},
    "networks.add_organisation": {"network": "CO"},
    "networks.edit_organisation": {"network": "CO", "own": "WP"},
    "networks.see_members": {"network": "COD"},
    "networks.invite": {"network": "CO"},
    "networks.end_membership": {"network": "CO"},
    "networks.withdraw_invitation": {"network": "CO"},
    "networks.let_in_again": {"network": "CO"},
    "networks.reset_second_factor": {"network": "CO"},
    "networks.add_place": {"network": "COWPG"},
    "networks.edit_place": {"network": "COWPG"},
    "activities.see_programme": {"network": ALL},
    "activities.see_activity": {"shown": ALL},
    "activities.see_offer": {"network": "C", "shown": STAFF, "own": STAFF},
    "activities.see_calendar": {"network": "C", "shown": STAFF, "own": STAFF},
    "activities.plan": {"network": "CWPG"},
    "activities.edit": {"network": "C", "own": "WPG"},
    "activities.change_session": {"network": "C", "own": "WPG"},
    "activities.sign_up": {"shown": ALL},
    "activities.enrol": {"shown": "CWPGRV", "own": "CWPGRV"},
    "activities.cancel_by_code": {"network": ALL},
    "activities.cancel_enrolment": {"own": "CWPG", "sent": "CWPGR"},
    "activities.handle_enrolments": {"own": "CWPG", "sent": "CWPGR"},
    "activities.call": {"own": "CWPGV", "sent": "CWPGR"},
    "messages.see_ways": {"network": "O"},
    "activities.see_enrolments": {"own": "CWPGV"},
    "activities.tick": {"own": "CWPGV"},
    "activities.make_stamp_cards": {"network": "CWPG"},
    "activities.see_outcome": {"network": "C", "own": "WPG"},
    "activities.see_year": {"network": STAFF},
    "activities.count_traits": {"network": "C", "own": "WPG"},
    "activities.note_effort": {"network": "C", "own": "WPG"},
    "activities.import": {"network": "CWP"},
    "activities.undo_import": {"network": "C", "own": "WP"},
    "activities.export": {"network": "CWPG"},
}

ROUTES: dict[str, tuple[str, str]] = {
    "desk:today": ("GET", "desk.today"),
    "desk:read_log": ("GET", "desk.read_log"),
    "desk:jobs": ("GET", "jobs.see"),
    "desk:job_again": ("POST", "jobs.again"),
    "house:jobs": ("GET", "jobs.see_all"),
    "house:job_again": ("POST", "jobs.again"),
    "operator:networks": ("GET", "networks.list_networks"),
    "operator:add_network": ("GET POST", "networks.create_network"),
    "operator:network": ("GET POST", "networks.create_network"),
    "networks:partners": ("GET", "networks.see_network"),
    "networks:add_partner": ("GET POST", "networks.add_organisation"),
    "networks:partner": ("GET", "networks.see_network"),
    "networks:edit_partner": ("GET POST", "networks.edit_organisation"),
    "networks:invite": ("GET POST", "networks.invite"),
    "networks:members": ("GET", "networks.see_members"),
    "networks:end_membership": ("GET POST", "networks.end_membership"),
    "networks:reset_second_factor": ("GET POST", "networks.reset_second_factor"),
    "networks:let_in_again": ("GET POST", "networks.let_in_again"),
    "networks:withdraw": ("POST", "networks.withdraw_invitation"),
    "networks:permissions": ("GET", "networks.see_network"),
    "networks:settings": ("GET POST", "networks.edit_network"),
    "networks:areas": ("GET", "networks.see_network"),
    "networks:area": ("GET", "networks.see_network"),
    "networks:places": ("GET", "networks.see_network"),
    "networks:add_place": ("GET POST", "networks.add_place"),
    "networks:map": ("GET", "networks.add_place"),
    "networks:place": ("GET", "networks.see_network"),
    "networks:edit_place": ("GET POST", "networks.edit_place"),
    "activities:offer": ("GET", "activities.see_offer"),
    "activities:plan": ("GET POST", "activities.plan"),
    "activities:pictures": ("GET", "activities.plan"),
    "activities:activity": ("GET", "activities.see_offer"),
    "activities:edit": ("GET POST", "activities.edit"),
    "activities:series": ("GET POST", "activities.edit"),
    "activities:add_session": ("GET POST", "activities.edit"),
    "activities:publish": ("POST", "activities.edit"),
    "activities:unpublish": ("POST", "activities.edit"),
    "activities:end": ("POST", "activities.edit"),
    "activities:confirm": ("POST", "activities.edit"),
    "activities:calendar": ("GET", "activities.see_calendar"),
    "activities:week": ("GET", "activities.see_calendar"),
    "activities:month": ("GET", "activities.see_calendar"),
    "activities:session": ("GET", "activities.see_calendar"),
    "activities:move": ("GET POST", "activities.change_session"),
    "activities:cancel": ("GET POST", "activities.change_session"),
    "activities:restore": ("POST", "activities.change_session"),
    "activities:change_places": ("GET POST", "activities.change_session"),
    "activities:import": ("GET POST", "activities.import"),
    "activities:import_take_in": ("POST", "activities.import"),
    "activities:import_undo": ("POST", "activities.undo_import"),
    "activities:import_template": ("GET", "activities.import"),
    "activities:export": ("GET", "activities.export"),
    "activities:door": ("GET", "activities.tick"),
    "activities:door_tick": ("POST", "activities.tick"),
    "activities:door_row": ("POST", "activities.tick"),
    "activities:door_line": ("GET POST", "activities.tick"),
    "activities:door_add": ("POST", "activities.tick"),
    "activities:door_others": ("POST", "activities.tick"),
    "activities:door_others_back": ("POST", "activities.tick"),
    "activities:door_list": ("GET", "activities.see_enrolments"),
    "activities:stamp_cards": ("GET POST", "activities.make_stamp_cards"),
    "activities:enrol": ("GET POST", "activities.enrol"),
    "activities:enrol_cancel": ("POST", "activities.cancel_enrolment"),
    "activities:enrol_cancel_back": ("POST", "activities.cancel_enrolment"),
    "activities:enrol_code": ("POST", "activities.handle_enrolments"),
    "activities:calls": ("GET", "activities.call"),
    "activities:calls_told": ("POST", "activities.call"),
    "activities:calls_not_told": ("POST", "activities.call"),
    "activities:calls_not_reached": ("POST", "activities.call"),
    "activities:calls_not_tried": ("POST", "activities.call"),
    "activities:calls_does_not_come": ("POST", "activities.call"),
    "activities:calls_comes": ("POST", "activities.call"),
    "activities:reach_confirm": ("POST", "activities.handle_enrolments"),
    "activities:reach_unconfirm": ("POST", "activities.handle_enrolments"),
    "house:messages": ("GET POST", "messages.see_ways"),
    "activities:outcome": ("GET", "activities.see_outcome"),
    "activities:outcome_effort": ("POST", "activities.note_effort"),
    "activities:outcome_tally": ("POST", "activities.count_traits"),
    "activities:outcome_effort_back": ("POST", "activities.note_effort"),
    "activities:outcome_tally_back": ("POST", "activities.count_traits"),
    "activities:outcome_initiative": ("GET", "activities.see_outcome"),
    "activities:figures": ("GET", "activities.see_year"),
    "site:programme": ("GET", "activities.see_programme"),
    "site:activity": ("GET", "activities.see_activity"),
    "site:join": ("GET POST", "activities.sign_up"),
    "site:place_map": ("GET", "activities.see_programme"),
    "site:leave": ("GET POST", "activities.cancel_by_code"),
    "site:left": ("GET", "activities.cancel_by_code"),
    "site:leaflet": ("GET", "activities.see_activity"),
    "site:session_calendar": ("GET", "activities.see_programme"),
    "site:about": ("GET", "activities.see_programme"),
    "site:privacy": ("GET", "activities.see_programme"),
    "site:accessible": ("GET", "activities.see_programme"),
}

OPEN = frozenset(
    {
        "house:front",
        "house:choose",
        "house:accent",
        "house:language",
        "house:reading",
        "invitations:code",
        "invitations:done",
    }
    | {"invitations:accept", "house:sms_report", "house:sms_report_key"}
)
"""Routes that ask no role: the front door, and the invitation, which its secret guards."""


def may(letter: str, action: str, relation: str, *, shown: bool = True) -> bool:
    """Whether this role may do this on a row that stands in this relation to the organisation of the actor."""
    table = ACTIONS[action]
    opened = letter in table.get("network", "") or (shown and letter in table.get("shown", ""))
    if relation == "none":
        return any(letter in roles for roles in table.values())
    if relation == "own":
        return opened or letter in table.get("own", "")
    if relation == "sent":
        return opened or letter in table.get("sent", "")
    return opened
