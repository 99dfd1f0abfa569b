"""Pure functions over the publications: whose they are, which, in what order, and how phrased."""
