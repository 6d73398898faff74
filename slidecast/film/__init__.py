"""Timeline and Painter to a moviepy clip and its runs of equal frames."""
