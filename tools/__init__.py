"""Tools of the house: set-up, checks, generated reference. Nothing in lapor imports them."""
