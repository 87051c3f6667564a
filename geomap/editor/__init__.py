"""An editor's hand: corrections of what was read wrongly, applied on every build.

`corrections` reads the file, `kinds` says what may stand in it, `anchors` finds the words that a correction refers to,
`editing` applies them, and `review` tells where one may be needed.
"""
