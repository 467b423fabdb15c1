"""Two workers tap the same row, and count the same others, at the same moment: real connections, real commits."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from meedoen.activities.models import Attendance, Session
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import attendance as services
from meedoen.activities.services import enrolment
from meedoen.kernel import audit, tenancy
from tests.factories import actor_in, make_activity, make_network, make_organisation, make_session

TAPS = 4


def test_taps_at_the_same_moment_count_once_and_others_add_up(scratch_databases):
    network = make_network("oost")
    partner = make_organisation(network, "De Dreef")
    actors = [actor_in(partner) for _tap in range(TAPS)]
    session = make_session(make_activity(partner, sign_up="sign_up"))
    with tenancy.use_network(network.pk):
        party = enrolment.enrol(actors[0], session.pk, first_name="Amina", party=Party(adults=1), via="phone")

    def tap(actor):
        try:
            with tenancy.use_network(network.pk):
                made = services.tick(actor, session.pk, enrolment_id=party.pk)
                services.set_others(actor, session.pk, adults=1, children=2, households=0, was=(0, 0, 0))
                return made.pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(TAPS) as pool:
        taps = list(pool.map(tap, actors))
    with tenancy.use_network(network.pk):
        row = Session.objects.get(pk=session.pk)
        assert (len(set(taps)), Attendance.objects.filter(undone_at=None).count()) == (1, 1)
        assert (row.others_adults, row.others_children) == (TAPS, 2 * TAPS)
        assert audit.verify(network.pk) == []
