"""Foreign bibliographies to a change of the user's own: tidied, matched, merged, edited in place."""
