"""The project's own CV, from its two files to a PDF that is read back."""

import ctypes
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parent.parent

# The CV's lines in the order in which one reads the page, without the stars of equal contribution's
# legend and without the foot.
LINES = """
Avner May
Brooklyn, NY • avnermay@gmail.com
www.linkedin.com/in/avnermay/ • avnermay.github.io
WORK EXPERIENCE
Together.ai New York, NY
Staff Research Scientist, Efficient LLM inference Sep. 2023 – present
Developing and productionizing efficient inference algorithms, focusing on speculative decoding
Google New York, NY
Research Scientist, Speech Recognition Oct. 2020 – Sep. 2023
The goal was to use untranscribed videos of people speaking (e.g., audio + lip movements)
Microsoft New York, NY
Software Development Engineer Aug. 2009 – Jul. 2011
Designed and implemented features to facilitate the development of distributed applications.
EDUCATION
Stanford University Stanford, CA
Postdoctoral Scholar Jan. 2018 – Jul. 2020
Advisor: Christopher Ré
Columbia University New York, NY
MS/PhD in Computer Science Sep. 2011 – Dec. 2017
Dissertation: Kernel Approximation Methods for Speech Recognition
Advisor: Michael Collins
Honors: Recipient of the Department Chair's Distinguished Fellowship
Harvard University Cambridge, MA
Bachelor of Arts in Mathematics, Secondary Field Computer Science Jun. 2009
Honors: Certificate of Distinction in Teaching (Spring 2008)
PUBLICATIONS
When RL Meets Adaptive Speculative Training: A Unified Training-Serving System
J. Wang*, F. Bie*, J. Li, Z. Zhou, Z. Shao, Q. Wu, Y. Liu, Y. Wang, A. May, S. Yanamandra, T. Dao,
P. Liang, C. Zhang, B. Athiwaratkun, S. Song, C. Xu, X. Wu. ICML 2026.
Speculative Speculative Decoding
T. Kumar, T. Dao, A. May. ICLR 2026.
Minions: Cost-efficient Collaboration Between On-device and Cloud Language Models
A. Narayan*, D. Biderman*, S. Eyuboglu*, A. May, S. Linderman, J. Zou, C. Ré. ICML 2025.
MagicDec: Breaking the Latency-Throughput Tradeoff for Long Context Generation
with Speculative Decoding
R. Sadhukhan*, J. Chen*, Z. Chen, V. Tiwari, R. Lai, J. Shi, I. Yen, A. May,
T. Chen, B. Chen. ICLR 2025.
The Mamba in the Llama: Distilling and Accelerating Hybrid Models
J. Wang*, D. Paliotta*, A. May, A. Rush, T. Dao. NeurIPS 2024.
Sequoia: Scalable, Robust, and Hardware-Aware Speculative Decoding
Z. Chen*, A. May*, R. Svirshchevski*, Y. Huang, M. Ryabinin, Z. Jia, B. Chen. NeurIPS 2024.
SpecExec: Massively Parallel Speculative Decoding for Interactive LLM Inference on Consumer Devices
R. Svirschevski*, A. May*, Z. Chen*, B. Chen, Z. Jia, M. Ryabinin. NeurIPS 2024.
Contextual Embeddings: When are they worth it?
S. Arora*, A. May*, J. Zhang, C. Ré. ACL 2020.
Understanding the Downstream Instability of Word Embeddings
M. Leszczynski, A. May, J. Zhang, S. Wu, C. Aberger, C. Ré. MLSys 2020.
On the Downstream Performance of Compressed Word Embeddings
A. May, J. Zhang, T. Dao, C. Ré. NeurIPS 2019 (Spotlight, 3% acceptance).
Low-Precision Random Fourier Features for Memory Constrained Kernel Approximation
J. Zhang*, A. May*, T. Dao, C. Ré. AISTATS 2019.
Kernel Approximation Methods for Speech Recognition
A. May, A.B. Garakani, Z. Lu, D. Guo, K. Liu, A. Bellet, L. Fan, M. Collins, D. Hsu, B. Kingsbury,
M. Picheny, F. Sha. JMLR 2019.
Compact Kernel Models for Acoustic Modeling via Random Feature Selection
A. May, M. Collins, D. Hsu, B. Kingsbury. ICASSP 2016.
A Comparison Between Deep Neural Nets and Kernel Acoustic Models for Speech Recognition
Z. Lu, D. Guo, A.B. Garakani, K. Liu, A. May, A. Bellet, L. Fan, M. Collins, B. Kingsbury,
M. Picheny, F. Sha. ICASSP 2016.
Filter & follow: How social media foster content curation
A. May, A. Chaintreau, N. Korula, S. Lattanzi. SIGMETRICS 2014.
SERVICE
Reviewer: NeurIPS, ICLR, ICML, COLM, AISTATS, EMNLP, ICASSP, JMLR. ICML 2019 best reviewer,
""".strip().splitlines()


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    folder = tmp_path_factory.mktemp("own")
    for name in ("profile.toml", "publications.bib"):
        shutil.copy(PROJECT / name, folder)
    subprocess.run([sys.executable, "-m", "cvtex", "compile"], cwd=folder, check=True)
    document = pypdfium2.PdfDocument(folder / "build" / "cv.pdf")
    yield document
    document.close()


def characters(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    """Every character that is not white space, with the name of its font."""
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            if not character.isspace():
                name = ctypes.create_string_buffer(100)
                pdfium.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
                yield character, name.value.decode()


def test_every_line_stands_in_the_pdf_in_order(pdf: pypdfium2.PdfDocument) -> None:
    text = "".join(character for character, _ in characters(pdf))
    position = 0
    for line in LINES:
        wanted = re.sub(r"\s", "", line)
        found = text.find(wanted, position)
        assert found >= 0, f"{line!r} does not stand after what comes before it"
        position = found + len(wanted)


def test_the_owner_is_bold_wherever_they_stand_and_nobody_else_is(
    pdf: pypdfium2.PdfDocument,
) -> None:
    shown = list(characters(pdf))
    text = "".join(character for character, _ in shown)
    start, end = text.index("PUBLICATIONS"), text.index("SERVICE")
    bold = "".join(c if "Bold" in font else "\n" for c, font in shown)
    names = re.findall(r"[^\n]+", bold[start + len("PUBLICATIONS") : end])
    assert names == ["A.May"] * 15


def test_the_awards_for_reviewing_are_bold(pdf: pypdfium2.PdfDocument) -> None:
    bold = "".join(c if "Bold" in font else "\n" for c, font in characters(pdf))
    assert bold.count("bestreviewer") == 2
