package house

import "strconv"

func open(text string) (int, error) { return strconv.Atoi(text) }
