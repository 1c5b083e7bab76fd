"""What the officers' pages show: frozen dataclasses made from reads, and the words around them."""
