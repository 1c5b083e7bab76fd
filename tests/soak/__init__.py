"""Heavy checks at the counts that the issues of the product name; reduced ones run with the others."""
