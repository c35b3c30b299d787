"""Makes the Word templates of the catalogue."""
