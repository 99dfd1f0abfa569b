"""cvtex makes a CV in LaTeX from a profile and a bibliography."""

__version__ = "0.1.0"
