"""The `easi` command: one file a command. Nothing heavy is loaded until a command needs it."""
