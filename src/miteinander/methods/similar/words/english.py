"""Similar texts in English, with the keys of the German file."""

COUNTED: dict[str, tuple[str, str]] = {
    "known": ("{n} text is", "{n} texts are"),
    "alike": ("{n} text is", "{n} texts are"),
    "pairs": ("{n} pair is", "{n} pairs are"),
    "asked": ("{n} text", "{n} texts"),
    "topics": ("{n} topic", "{n} topics"),
    "texts": ("{n} text", "{n} texts"),
}

SENTENCES: dict[str, str] = {
    "none": "{known} known. None of them says anything similar.",
    "none_of_one": "1 text is known. It says nothing similar.",
    "none_known": "No text is known yet.",
    "some": "{known} known. {alike} similar; whether they say the same, a person decides.",
    "likely": "Probably the same ({score}): {id}: “{text}”",
    "possible": "Perhaps the same ({score}): {id}: “{text}”",
    "because": "  In common: {words}.",
    "same": "{word}",
    "similar": "{word}/{known}",
    "part": "{word} in {known}",
    "opposite": "  Beware: only one of the two texts says “no”, “less” or the like; they may mean the opposite.",
    "other_numbers": "  Beware: the numbers differ.",
    "topic": "The topic could be “{topic}” ({score}): {texts} with this topic {are} most alike.",
    "are_1": "is",
    "are_n": "are",
    "topic_weak": "No topic suggests itself; the nearest is “{topic}” ({score}).",
    "topic_hint": "The topic is only a suggestion by likeness of words. Please decide yourself.",
    "checked": "Trial on {asked} with a known topic: the first suggestion is right for {right} (always naming the "
    "most frequent topic would hit {majority}); of the clear suggestions {convincing} are right.",
    "pairs_none": "{known} known. No two of them say anything similar.",
    "pairs_few": "{known} known. A comparison needs at least two.",
    "pairs_some": "{known} known. {pairs} similar; whether they say the same, a person decides.",
    "pair_likely": "Probably the same ({score}): {first}: “{first_text}” and {id}: “{text}”",
    "pair_possible": "Perhaps the same ({score}): {first}: “{first_text}” and {id}: “{text}”",
    "percent": "{n} %",
}
