"""What English words and sentences tell, whatever stage asks: forms, clauses, modality, who does what."""
