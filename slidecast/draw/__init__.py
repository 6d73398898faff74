"""Pages to pictures: paints, decides nothing."""
