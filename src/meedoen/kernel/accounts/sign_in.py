"""The name with which someone signs in: an e-mail address, or the short code of who has none."""

from django.contrib.auth import get_user_model

WITHOUT_MAIL = "zonder-mail.invalid"


def has_mail(email: str) -> bool:
    """Whether a letter to this address can arrive. Who has only a phone got an address that leads nowhere."""
    return not email.lower().endswith(f"@{WITHOUT_MAIL}")


def sign_in_name(user) -> str:
    """What this person types at "e-mailadres of code" (to note down after the invitation)."""
    return user.email if has_mail(user.email) else f"{user.code[:3]}-{user.code[3:]}"


def address_for(typed: str) -> str:
    """The address of the account behind what was typed; for an unknown code an address that nobody has.

    A known and an unknown code cost the same, one look-up, so that the answer tells nothing.
    """
    if "@" in typed:
        return typed.strip()
    code = "".join(sign for sign in typed.upper() if sign.isalnum())[:12]
    found = get_user_model().objects.filter(code=code).values_list("email", flat=True).first()
    return found or f"{code.lower() or 'niemand'}@{WITHOUT_MAIL}"
