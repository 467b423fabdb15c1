"""Pure decisions of networks: of the network itself here, of figures in the modules beside it."""

from .network import BANDS, Composition, age_bands, composition, invitation_open, kbo_number, token_hash

__all__ = ["BANDS", "Composition", "age_bands", "composition", "invitation_open", "kbo_number", "token_hash"]
