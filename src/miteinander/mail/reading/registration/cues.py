"""The words by which people register and cancel, and those that forbid a plain reading. All in lower case."""

import re

from miteinander.mail.reading.registration.result import Why

END = r"(?=\s*(?:$|[,.!;:()]|und\b|sowie\b))"
WISH = r"(?:möchten?|moechten?|will|wollen|würden?|wuerden?|werden?|kann|können|hiermit|bitte|darf|freue\w*|freuen)"
VERBS = re.compile(
    rf"\bmeld(?:e|en)\b(?!.{{0,260}}\bab{END}).{{0,260}}?\ban\b{END}|"
    rf"\b{WISH}\b.{{0,160}}\b(?:anmelden|anzumelden|teilnehmen|teilzunehmen|zusagen|zuzusagen|dabei sein|"
    rf"dabei zu sein|kommen)\b|"
    rf"\b(?:nehme|nehmen|nimmt)\b.{{0,120}}?\bteil\b|"
    r"\b(?:bin|sind|ist)\b.{0,60}?\bdabei\b|"
    rf"\b(?:ich|wir)\b.{{0,40}}?\b(?:komme|kommen)\b(?!.{{0,60}}\b(?:zurück|zu{END}|hinzu|entgegen))|"
    r"\b(?:komme|kommen)\s+(?:sehr\s+)?gerne?\b|\b(?:komme|kommen)\b.{0,60}\b(?:zum|zur|mit|zu (?:zweit|dritt|"
    r"viert))\b|"
    rf"\bkomm(?:e|en|t)\s+(?:ich|wir)\b|\bsag(?:e|en)\b.{{0,80}}?\bzu\b{END}|"
    r"\b(?:merken|tragen|setzen|schreiben|nehmen)\s+sie\b.{0,40}\b(?:mich|uns)\b.{0,60}\b(?:vor|ein|auf)\b|"
    r"\b(?:reserviere[n]?|buche[n]?)\b.{0,60}\b(?:platz|plätze)\b|\bhätten?\s+gerne?\b.{0,40}\b(?:platz|plätze)\b|"
    r"\bbitte(?:n)?\s+(?:ich\s+|wir\s+)?um\s+(?:die\s+)?(?:anmeldung|einen platz|\w+ plätze)\b|"
    r"\b(?:bestätige|bestätigen)\b.{0,40}\b(?:meine|unsere)\s+teilnahme\b|"
    r"\b(?:would like|want|wish|happy|glad|like)\s+to\s+(?:register|attend|sign up|participate|join|come|take part)\b|"
    r"\bplease\s+(?:register|sign|book|add|put|enrol)\b|\b(?:i|we)\s+(?:hereby\s+|will\s+)?register\b|"
    r"\b(?:i|we)(?:'ll| will| shall)\s+(?:\w+\s+)?(?:attend|be there|join|participate|come|be coming|take part)\b|"
    r"\b(?:i am|i'm|we are|we're)\s+(?:\w+\s+)?(?:coming|attending|joining|in\b)|\bcount\s+(?:me|us)\s+in\b|"
    r"\bwill\s+(?:attend|be there|join|participate|come|take part)\b|\bsign\s+(?:me|us)\s+up\b|\b(?:register|"
    r"registering)\s+(?:me|us|for|myself|the following)\b",
)
HEADING = re.compile(
    r"^(?:hiermit\s+)?(?:(?:meine|unsere|die|my|our)\s+)?(?:verbindliche\s+)?(?:anmeldung|zusage|registration)\b"
    r"(?!\s*(?:ist|war|wurde|hat|funktion|bestätig|erhalten|abgeschlossen|nicht|geschlossen|frage|form|link|confirm|"
    r"form))",
)
OWN_NOUN = re.compile(
    r"\b(?:hier(?:mit)?(?: ist| kommt| sende ich| schicke ich)?)\s+(?:die|meine|"
    r"unsere)\s+(?:verbindliche\s+)?anmeldung\b|"
    r"\bmeine\s+anmeldung\s+(?:für|zum|zur)\b|\bunsere\s+anmeldung\s+(?:für|zum|zur)\b",
)
CANCEL = re.compile(
    rf"\bmeld(?:e|en)\b.{{0,120}}?\bab\b{END}|\babmelden\b|\babzumelden\b|\babmeldung\b|\bsag(?:e|"
    rf"en)\b.{{0,80}}?\bab\b{END}|"
    r"\babsagen\b|\babzusagen\b|\babsage\b|\bstorn\w+|\bzieh\w*\b.{0,60}\bzurück\b|\bzurückziehen\b|\bverhindert\b|"
    r"\bstreichen\b|\baustragen\b|\b(?:von|aus) (?:der|ihrer) (?:\w+)?liste\b|"
    r"\bnicht\b.{0,60}\b(?:teilnehmen|kommen|dabei|mitkommen|erscheinen)\b|\bnehmen?\b.{0,60}\bnicht\b.{0,20}\bteil\b|"
    r"\bkommen?\b.{0,30}\bnicht\b|\bcancel\w*|\bunable to (?:attend|come|join)\b|\b(?:cannot|can't|"
    r"can not)\s+(?:attend|make|come|join)|"
    r"\bwon't\b|\bwill not\b|\bwithdraw\w*|\bderegister\b|\bunregister\b|\bdecline\b",
)
KEEPS = re.compile(  # "ich will nicht absagen" is the opposite of a cancellation
    r"\b(?:nicht|nie|kein\w*|not|never)\b.{0,40}\b(?:ab|absagen|abmelden|abmeldung|absage|storn\w*|zurück\w*|"
    r"verhindert|cancel\w*|withdraw)\b|"
    r"\b(?:nicht|not|kein\w*)\b.*\b(?:nicht|not|kein\w*)\b|\b(?:statt|anstatt|ohne) abzu"
)
PLAIN_CANCEL_WORDS = frozenset(
    """
    ich wir mich uns muss müssen muß leider hiermit meine unsere meiner unserer die der das den dem des diesem
    dieser diesen am im in zum zur vom von für an ab absagen abmelden abzusagen abmeldung absage anmeldung teilnahme
    teilnehmen kommen komme kann können werde werden nehme nehmen teil nicht stornieren storniere stornierung
    zurückziehen ziehe zurück ziehen zurücknehmen treffen veranstaltung netzwerktreffen termin tag tagung verhindert
    krank erkrankt krankheitsbedingt krankheit wegen aus terminlichen dienstlichen persönlichen gesundheitlichen
    gründen kurzfristig bin sind bitte sie und melde melden sage sagen dabei sein schade sehr bedaure bedauere mit
    bedauern tut mir es leid vielen herzlichen dank danke einladung trotzdem ihnen wünsche wünschen eine gute
    erfolgreiche schöne viel erfolg städtenetzwerk netzwerk terminkollision januar februar märz april mai juni juli
    august september oktober november dezember montag dienstag mittwoch donnerstag freitag samstag mo di do fr i we
    am are sorry unfortunately have has to cancel my our registration for the meeting on of please cannot can't
    attend make it come will not be able unable due illness sick withdraw and thank you thanks invitation regret
    that january february march may june july october december monday tuesday wednesday thursday friday
    """.split()  # noqa: SIM905  # reads as a list of words
)
BLOCKERS: tuple[tuple[Why, re.Pattern[str]], ...] = (
    (
        Why.QUESTION,
        re.compile(
            r"\?|^(?:wie(?! (?:telefonisch|besprochen|vereinbart|abgesprochen|gewünscht|angekündigt|immer))|wo|wann|"
            r"was|wer|wen|welche\w*|warum|wieso|weshalb|gibt es|ist es|ist die|ist der|kann|können|"
            r"könnten|"
            r"könnte|dürfen|darf|muss|müssen|müsste|haben sie|hätten sie|besteht|wäre|sollen|soll|what|when|where|how|"
            r"who|"
            r"which|is there|are there|can|could|do|does|would it)\b|\bob\b|\bfragen?\b|\bwhether\b|\bquestions?\b"
        ),
    ),
    (
        Why.HEDGE,
        re.compile(
            r"\b(?:vielleicht|evtl|eventuell|möglicherweise|wahrscheinlich|voraussichtlich|vermutlich|vorbehalt\w*|"
            r"unsicher|"
            r"unklar|ungewiss|vorläufig\w*|vorl|unverbindlich\w*|provisorisch|ggf|gegebenenfalls|hoffentlich|hoffen?|"
            r"versuchen?|"
            r"überlegen?|planen?|plane|prüfen?|klären?|abklären|noch offen|wohl|so gut wie|fast sicher|"
            r"ziemlich sicher|prozent|könnten?|dürften?|müssten?|wollten?|"
            r"sollten?|"
            r"tendenziell|grundsätzlich|mal sehen|schauen|mindestens|höchstens|maximal|max|mind|circa|ca|etwa|ungefähr|"
            r"bis zu|maybe|perhaps|possibly|probably|might|likely|tentative\w*|provisional\w*|unsure|not sure|hope|"
            r"hoping|try|"
            r"trying|considering|about to|at least|at most|up to|around|approximately|should be able)\b|\b(?:i|"
            r"we) may\b|"
            r"\bhätten?\b(?!\s+gerne?\b)|\bwürden?\b(?!\s+(?:(?:mich|uns|ich|wir|sehr|hiermit|auch)\s+)*gerne?\b)|"
            r"\b(?:\d+|ein|eine|zwei|drei|vier)\s*(?:-|–|bis|to)\s*(?:\d+|zwei|drei|vier|fünf)\s+(?:pers|plätz|teiln|"
            r"people|kolleg)"
        ),
    ),
    (
        Why.CONDITION,
        re.compile(
            r"\b(?:falls|wenn|sofern|sobald|soweit|solange|vorausgesetzt|voraussetzung|je nachdem|abhängig|ansonsten|"
            r"sonst|"
            r"if|unless|provided|depending|in case|once|otherwise)\b"
        ),
    ),
    (
        Why.NEGATION,
        re.compile(
            r"\b(?:nicht|nichts|kein\w*|nie|niemals|niemand|weder|nein|ohne|außer|ausser|not|no|never|neither|nobody|"
            r"cannot|"
            r"without|except)\b|n't\b|\bleider\b|\bunfortunately\b|\bverhindert\b|\bentfällt\b"
        ),
    ),
    (Why.CONTRAST, re.compile(r"\b(?:aber|jedoch|allerdings|sondern|doch|obwohl|but|however|although|though)\b")),
    (
        Why.CHANGE,
        re.compile(
            r"\b(?:statt|anstatt|anstelle|stattdessen|vertretung|vertrete|vertreten|vertritt|ersatz\w*|ersetz\w*|"
            r"\w*änder\w*|"
            r"umbuch\w*|verschieb\w*|korrigier\w*|korrektur|tausch\w*|instead|on behalf|replac\w*|substitute|chang\w*|"
            r"correct\w*)\b"
        ),
    ),
    (Why.ALTERNATIVE, re.compile(r"\b(?:oder|bzw|beziehungsweise|entweder|or|either)\b")),
    (
        Why.ALREADY,
        re.compile(
            r"\b(?:angemeldet|registriert|abgemeldet|already|registered|schon|bereits|nochmals|erneut|letztes jahr|"
            r"letztes mal|letzten mal|voriges|last year|last time)\b"
        ),
    ),
    (
        Why.OTHER_THING,
        re.compile(r"\b(?:newsletter|verteiler|mailingliste|warteliste|waiting list|mailing list|jobportal)\b"),
    ),
    (
        Why.ONLINE,
        re.compile(
            r"\b(?:online|virtuell|remote\w*|per video\w*|per zoom|per teams|via zoom|via teams|zu(?:ge)?schalten?)\b"
        ),
    ),
)
NEEDS = re.compile(
    r"vegetari|vegan|gluten|laktose|lactose|allergi|unverträglich|halal|koscher|schweinefleisch|fleisch|rollstuhl|"
    r"barrierefrei|"
    r"stufenlos|hörschleife|induktions|gebärden|dolmetsch|assistenz|wheelchair|step-free|sign language|interpreter|"
    r"hearing loop|meat|pork"
)
ATTACHED = re.compile(r"\b(?:anbei|im anhang|anhängend\w*|beigefügt\w*|angehängt\w*|attached|enclosed)\b")
FORWARD = re.compile(r"^\s*(?:wg|fwd?|weitergeleitet)\s*:", re.IGNORECASE)
REPLY = re.compile(r"^\s*(?:(?:aw|re|antw|antwort|sv)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
