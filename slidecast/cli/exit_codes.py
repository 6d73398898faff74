"""What the program tells the shell."""

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
