"""Benchmarks, load and soak tools; nothing in lapor/ imports them."""
