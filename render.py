from slidecast.cli import main

raise SystemExit(main())
