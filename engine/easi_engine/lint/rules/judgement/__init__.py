"""Are the verdicts complete, and can every model be reached?"""
