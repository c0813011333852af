"""Which shape has what a person typed, and which field can't be read? Rules live in the core, never here."""
