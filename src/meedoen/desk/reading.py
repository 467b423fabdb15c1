"""The address behind the choices of "Lezen": letters, colours, movement."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import aids, opened
from meedoen.kernel.web.request import HouseRequest


@require_safe
@opened("iedereen kiest hoe een pagina het best leest; alleen de eigen browser onthoudt het")
def choose(request: HouseRequest, code: str) -> HttpResponse:
    """Keep the choice in a cookie and go back to the same place on this site."""
    chosen = aids.read(code)
    if chosen is None:
        raise NotFound(code)
    target = request.GET.get("naar", "/")
    if not target.startswith("/") or not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    response = HttpResponseRedirect(target)
    aids.keep(response, request, chosen)
    return response
