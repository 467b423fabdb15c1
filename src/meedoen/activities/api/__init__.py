"""For other systems: activities, sessions, signing up."""

from ninja import Router

from . import programme, signing_up

router = Router()
router.add_router("", programme.router)
router.add_router("", signing_up.router)

__all__ = ["router"]
