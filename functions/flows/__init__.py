"""The verbs, in the order of the day. Each has one form: (house, message) -> next messages."""
