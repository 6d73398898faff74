"""Run slidecast as `python -m slidecast`."""

from slidecast.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
