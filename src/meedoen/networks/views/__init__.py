"""Pages of networks: partners and people, areas, places, settings; the operator's pages; invitations."""
