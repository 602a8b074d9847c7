"""Is consent asked of the right person, safely, and does the answer matter?"""
