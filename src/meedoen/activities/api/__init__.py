"""For other systems: activities, sessions, signing up."""

from ninja import Router

from . import documents, programme, signing_up

router = Router()
router.add_router("", programme.router)
router.add_router("", signing_up.router)
router.add_router("", documents.router)

__all__ = ["router"]
