"""Pages of press: choosing a print, welcome sheets, and reading one without an account."""
