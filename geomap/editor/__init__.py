"""An editor's hand: corrections of what was read wrongly, applied on every build.

`corrections` reads the file, `anchors` finds the words that a correction refers to, `editing` applies them.
"""
