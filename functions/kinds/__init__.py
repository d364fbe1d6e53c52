"""What can be made."""
