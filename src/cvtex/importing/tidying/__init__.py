"""Rules that make an export's entries what their author would have typed."""
