"""Can every part of the story be reached, and left?"""
