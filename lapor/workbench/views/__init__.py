"""The officers' views."""
