"""Making printed sheets: typst sets the words, this room adds marks, codes and numbers, copy by copy."""
