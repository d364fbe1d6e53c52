"""Writers, painters and voices."""
