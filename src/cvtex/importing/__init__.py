"""Foreign entries into the user's bibliography: tidied, matched, merged, edited in place."""
