"""Does everyone know what they say, and say what someone lacks?"""
