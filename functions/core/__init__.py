"""What is true: jobs, plans, steps, every transition between them, and the one error tree. Standard library only."""
