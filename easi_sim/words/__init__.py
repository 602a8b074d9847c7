"""What EASI says, once for screens, plain text and files: a module a subject, so that each is light to import."""
