"""Opens and closes the memory of unwrapped keys around each request."""

from . import unwrapped


class VaultCacheMiddleware:
    """Keys unwrapped for a page are gone when the page is answered, also after an error."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with unwrapped.remembered():
            return self.get_response(request)
