"""What only the demo needs: one regency's agencies, its villages without signal, and invented reports."""
