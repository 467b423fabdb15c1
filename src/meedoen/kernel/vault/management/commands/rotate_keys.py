"""``rotate_keys``: a new master key, while everybody keeps working; ``--retire k1`` takes the old one away."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.vault import master


class Command(BaseCommand):
    help = _("Maakt een nieuwe hoofdsleutel en verpakt elke sleutel opnieuw, zonder iets stil te leggen.")

    def add_arguments(self, parser):
        parser.add_argument("--retire", metavar="ID", help=_("neem deze oude hoofdsleutel voorgoed weg"))

    def handle(self, *args, **options):
        try:
            if options["retire"]:
                vault.retire_master(options["retire"])
                self.stdout.write(_("Hoofdsleutel %(id)s is weg.") % {"id": options["retire"]})
                return
            count = vault.rotate_master(progress=self._show)
        except vault.MasterKeyInUse as error:
            raise CommandError(_("Deze hoofdsleutel is nog nodig: %(id)s") % {"id": error}) from error
        except vault.VaultError as error:
            raise CommandError(str(error)) from error
        current = master.keys().current
        self.stdout.write(
            _("%(count)d sleutels zitten nu onder hoofdsleutel %(id)s.") % {"count": count, "id": current}
        )

    def _show(self, done: int, total: int) -> None:
        self.stderr.write(f"\r{done}/{total}", ending="")
