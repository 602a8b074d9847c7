"""The families of rules: the first two letters of a code, and what those rules are about."""

FAMILIES = {
    "ES": "files and format",
    "EG": "scenes, ways and what changes them",
    "EK": "who knows what",
    "EC": "consent",
    "EP": "perspectives of the agencies",
    "EJ": "verdicts and rates",
    "EL": "sources",
    "ET": "words on the screen",
    "EX": "safety and personal data",
}
"""Two letters → what the rules of the family are about, in the order in which they are listed."""
