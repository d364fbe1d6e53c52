"""The command line: one file a command, each a function (arguments) -> exit code. They print; nothing else does."""
