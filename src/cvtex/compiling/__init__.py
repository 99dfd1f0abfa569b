"""From .tex to PDF: the only wing that starts other programs."""
