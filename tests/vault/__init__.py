"""Stories of the vault and the record that reach across floors."""
