"""Pure decisions about money of the network."""
