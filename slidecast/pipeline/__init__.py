"""The stages in order: from a job to an MP4 and the files beside it."""
