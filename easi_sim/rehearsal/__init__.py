"""A workshop with simulated tables, through the real server: to practise alone, and to see that all of it works.

minds       what simulated people want, expect and ask; the same again with the same seed
crowd       simulated people, each with a phone of its own that joins by the code
leading     a simulated facilitator, who leads from the welcome to the close
rehearsal   all of it together
"""
