"""The facts of one interview, as the details file tells them.

Every struct is frozen, and every field has the description that the JSON Schema and
the documentation show. A field's `kind` (in its Meta) names the check that its text
must pass beyond its type; the checks are in `afterword.details.checks`. Its `example`
is what the message says to write when the field is missing. A struct with a
`shorthand` may be written as a plain string, which is then that field.
"""

import datetime as dt
from typing import Annotated, Any, ClassVar, Literal

import msgspec
from msgspec import Meta


def _about(description: str, kind: str | None = None, **more: Any) -> Meta:
    examples = [more.pop("example")] if "example" in more else None
    extra = {"kind": kind, **more} if kind else None
    return Meta(description=description, extra=extra, examples=examples)


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all structs of the details file share."""

    shorthand: ClassVar[str | None] = None


class Address(Fact, frozen=True, kw_only=True):
    """A postal address: parts that are put in order, or lines as they are."""

    street: Annotated[
        tuple[str, ...], _about("Street lines, without city and postal code")
    ] = ()
    city: Annotated[str | None, _about("City or town")] = None
    region: Annotated[str | None, _about("State or province, as it is posted")] = None
    postal_code: Annotated[str | None, _about("Postal code", "code")] = None
    country: Annotated[
        str | None, _about("Country as two letters, ISO 3166-1, such as US", "country")
    ] = None
    lines: Annotated[
        tuple[str, ...],
        _about("All lines as they are to be printed, instead of the parts"),
    ] = ()


class Portfolio(Fact, frozen=True, kw_only=True):
    """A web address that shows one's work."""

    shorthand = "url"
    url: Annotated[
        str,
        _about(
            "http or https address", "url", example="https://daniel.example.org/work"
        ),
    ]
    label: Annotated[str, _about("What it is called in a sentence")] = "my portfolio"


class Candidate(Fact, frozen=True, kw_only=True):
    """Who was interviewed and now writes."""

    name: Annotated[str, _about("Your name, as you sign", example="Daniel Reyes")]
    email: Annotated[str | None, _about("Your e-mail address", "email")] = None
    phone: Annotated[str | None, _about("Your telephone number", "code")] = None
    address: Annotated[Address | None, _about("Your postal address")] = None
    portfolio: Annotated[
        Portfolio | None, _about("Your work on the web; makes the QR code")
    ] = None
    signature: Annotated[
        str | None,
        _about("PNG or JPEG beside this file, or `hand` to sign in the hand", "image"),
    ] = None
    current_employer_domain: Annotated[
        str | None, _about("Mail domain of your present employer, to be warned of")
    ] = None


class Company(Fact, frozen=True, kw_only=True):
    """Who may employ."""

    name: Annotated[
        str, _about("Full name of the company", example="Northwind Data Systems, Inc.")
    ]
    short: Annotated[str | None, _about("Its name as one says it in a sentence")] = None
    address: Annotated[Address | None, _about("Its postal address")] = None


class Role(Fact, frozen=True, kw_only=True):
    """What the interview was about."""

    shorthand = "title"
    title: Annotated[
        str | None,
        _about(
            "The role, such as `data engineer`, without an article",
            example="data engineer",
        ),
    ] = None
    team: Annotated[str | None, _about("The team that it is in")] = None
    reference: Annotated[
        str | None, _about("The employer's reference number", "code")
    ] = None
    customer_facing: Annotated[
        bool, _about("Whether the role deals with customers")
    ] = False


class Meeting(Fact, frozen=True, kw_only=True):
    """When and how the interview was held."""

    date: Annotated[
        dt.date,
        _about("The day of the interview, such as 2026-11-19", example="2026-11-19"),
    ]
    ended: Annotated[
        dt.time | None, _about("When it ended, 24 hours, such as 15:30")
    ] = None
    timezone: Annotated[
        str | None, _about("IANA time zone, such as America/Chicago", "zone")
    ] = None
    kind: Annotated[
        Literal["onsite", "video", "phone", "informational"],
        _about("How it was held"),
    ] = "onsite"
    round: Annotated[int, Meta(description="Which round it was", ge=1, le=20)] = 1
    decision_by: Annotated[
        dt.date | None, _about("The day they said they would decide by")
    ] = None
    referred_by: Annotated[str | None, _about("Who sent you there")] = None
    replies: Annotated[
        bool, _about("false: they told you that they don't answer follow-ups")
    ] = True


class Topic(Fact, frozen=True, kw_only=True):
    """Something you talked about; one of `about`, `learned` and `said`."""

    shorthand = "about"
    about: Annotated[
        str | None, _about("Noun phrase: `the move from batches to streaming`")
    ] = None
    learned: Annotated[
        str | None, _about("How, what, why …: `how the team tests a forecast`")
    ] = None
    said: Annotated[
        str | None, _about("A clause to the interviewer: `you started in support`")
    ] = None
    by: Annotated[
        str | None, _about("Whose words they were: an interviewer's name", "person")
    ] = None
    they_liked: Annotated[
        bool, _about("Whether this is what they found interesting")
    ] = False


class PersonalTouch(Fact, frozen=True, kw_only=True):
    """Something personal, such as the book on their shelf."""

    shorthand = "text"
    text: Annotated[str, _about("Noun phrase: `the atlas on your shelf`")]
    by: Annotated[
        str | None, _about("Whose it is: an interviewer's name", "person")
    ] = None


class Strength(Fact, frozen=True, kw_only=True):
    """Something you did that answers what they need."""

    shorthand = "did"
    did: Annotated[
        str, _about("Past-tense verb phrase: `cut a nightly load to forty minutes`")
    ]
    where: Annotated[str | None, _about("Where you did it")] = None
    because: Annotated[
        str | None, _about("What of theirs it answers: `late-arriving events`")
    ] = None


class Addition(Fact, frozen=True, kw_only=True):
    """An answer to mend, or something you forgot to say."""

    shorthand = "text"
    text: Annotated[str, _about("A sentence: `I would add that …`")]
    kind: Annotated[
        Literal["add", "correct"], _about("Something new, or a correction")
    ] = "add"


class Question(Fact, frozen=True, kw_only=True):
    """The one question to ask them."""

    shorthand = "ask"
    ask: Annotated[str, _about("The question itself, with its question mark")]
    about: Annotated[
        Literal["role", "team", "company", "future", "timeline", "next-steps"] | None,
        _about("What it is about"),
    ] = None
    ran_out_of_time: Annotated[
        bool, _about("Whether there was no time left to ask it")
    ] = False


class Reference(Fact, frozen=True, kw_only=True):
    """Somebody who will speak for you."""

    shorthand = "name"
    name: Annotated[str, _about("The name of the reference")]
    relation: Annotated[str | None, _about("Such as `my manager at Contoso`")] = None
    email: Annotated[str | None, _about("E-mail address", "email")] = None
    phone: Annotated[str | None, _about("Telephone number", "code")] = None


class Enclosure(Fact, frozen=True, kw_only=True):
    """Something that goes with the letter."""

    shorthand = "title"
    title: Annotated[str, _about("As it is listed on the letter")]
    file: Annotated[
        str | None, _about("A file beside this one, attached to the email", "file")
    ] = None


class Body(Fact, frozen=True, kw_only=True):
    """Your own paragraphs instead of composed ones."""

    brief: Annotated[
        str | tuple[str, ...] | None,
        _about(
            "Paragraphs of the card and its email; a blank line parts them",
            "paragraphs",
        ),
    ] = None
    full: Annotated[
        str | tuple[str, ...] | None,
        _about(
            "Paragraphs of the letter and its email; a blank line parts them",
            "paragraphs",
        ),
    ] = None


class Terms(Fact, frozen=True, kw_only=True):
    """What you accept, when the occasion is `accept`."""

    start: Annotated[dt.date | None, _about("The day you start")] = None
    pay: Annotated[str | None, _about("Noun phrase: `a salary of …`")] = None
    other: Annotated[tuple[str, ...], _about("Noun phrases: further terms")] = ()


Thanks = Literal["time", "opportunity", "insights"]


class TalkingPoints(Fact, frozen=True, kw_only=True):
    """What to say: shared by all interviewers, or one interviewer's own."""

    thanks_for: Annotated[
        tuple[Thanks, ...],
        _about("What to thank for; left out: all three"),
    ] = ()
    topics: Annotated[tuple[Topic, ...], _about("What you talked about")] = ()
    personal_touch: Annotated[
        PersonalTouch | None, _about("Something personal that you noticed")
    ] = None
    understanding: Annotated[
        str | None, _about("Noun phrase: what they want built or done")
    ] = None
    interest: Annotated[
        str | None, _about("Gerund or noun phrase: why you want it")
    ] = None
    strengths: Annotated[tuple[Strength, ...], _about("Why you fit")] = ()
    additions: Annotated[
        tuple[Addition, ...], _about("What to add to, or correct in, your answers")
    ] = ()
    question: Annotated[Question | None, _about("One thoughtful question")] = None
    can_send: Annotated[
        str | None, _about("Noun phrase: what you can send if they wish")
    ] = None
    references: Annotated[tuple[Reference, ...], _about("Who will speak for you")] = ()
    enclosures: Annotated[
        tuple[Enclosure, ...], _about("What goes with the letter")
    ] = ()
    cc: Annotated[tuple[str, ...], _about("Who gets a copy of the letter")] = ()
    postscript: Annotated[str | None, _about("A sentence after the signature")] = None
    closing: Annotated[str | None, _about("Complimentary close; left out: by tone")] = (
        None
    )
    body: Annotated[
        Body | None, _about("Your own paragraphs instead of composed ones")
    ] = None
    terms: Annotated[
        Terms | None, _about("What you accept, for the occasion `accept`")
    ] = None
    reason: Annotated[
        str | None, _about("A sentence, `I have …`, for `decline` and `withdraw`")
    ] = None


class Interviewer(TalkingPoints, frozen=True, kw_only=True):
    """One person you spoke with; any key of `message` here replaces the shared one."""

    shorthand = "name"
    name: Annotated[
        str,
        _about(
            "The full name with its honorific, such as `Ms. Amara Okafor`",
            example="Ms. Amara Okafor",
        ),
    ]
    honorific: Annotated[str | None, _about("Such as `Dr.`, if not in the name")] = None
    given: Annotated[str | None, _about("Given name, if it is read wrongly")] = None
    family: Annotated[str | None, _about("Family name, if it is read wrongly")] = None
    salutation: Annotated[
        str | None, _about("How to address them: `Ms. Okafor`, without `Dear`")
    ] = None
    title: Annotated[str | None, _about("Their position")] = None
    email: Annotated[str | None, _about("Their e-mail address", "email")] = None
    address: Annotated[
        Address | None, _about("Their postal address, if not the company's")
    ] = None
    part: Annotated[
        Literal["interviewer", "host", "coordinator"],
        _about("The part they had in the interview"),
    ] = "interviewer"
    first_name_ok: Annotated[bool, _about("Whether you are on first-name terms")] = (
        False
    )
    met_before: Annotated[bool, _about("Whether you had met before")] = False


class Sending(Fact, frozen=True, kw_only=True):
    """When it is sent."""

    date: Annotated[
        dt.date | None, _about("The date on card and letter; left out: today")
    ] = None


class Style(Fact, frozen=True, kw_only=True):
    """How it looks and sounds; what is left out is chosen by country."""

    tone: Annotated[Literal["warm", "formal", "plain"], _about("How it sounds")] = (
        "warm"
    )
    hand: Annotated[
        str,
        _about(
            "The handwriting of the card (`afterword list hands`)",
            "asset",
            folder="fonts",
        ),
    ] = "caveat"
    neatness: Annotated[
        str,
        _about(
            "neat, natural, relaxed, casual, or a number 0 to 1.5",
            "neatness",
            table="fonts/common/neatness.toml",
            most=1.5,
        ),
    ] = "natural"
    ink: Annotated[
        str,
        _about(
            "An ink by name, such as blue-black or sepia, or a colour as #rrggbb",
            "ink",
            table="layouts/inks.toml",
        ),
    ] = "blue-black"
    card: Annotated[
        str | None,
        _about(
            "The card (`afterword list layouts`); left out: by country",
            "asset",
            folder="layouts/cards",
        ),
    ] = None
    orientation: Annotated[
        Literal["landscape", "portrait"], _about("How the card is held")
    ] = "landscape"
    fold: Annotated[Literal["flat"], _about("How the card is folded")] = "flat"
    front: Annotated[Literal["plain"], _about("What is on the front")] = "plain"
    sheet: Annotated[
        str | None,
        _about(
            "Put cards on a sheet of this paper (`afterword list papers`), with crop"
            " marks",
            "entry",
            table="layouts/papers.toml",
        ),
    ] = None
    letter: Annotated[
        str | None,
        _about(
            "The letter (`afterword list layouts`); left out: by country",
            "asset",
            folder="layouts/letters",
        ),
    ] = None
    paper: Annotated[
        str | None,
        _about(
            "The letter's paper (`afterword list papers`); left out: by your country",
            "entry",
            table="layouts/papers.toml",
        ),
    ] = None
    typeface: Annotated[
        str,
        _about(
            "The typeface of the letter, such as crimson-text or lato",
            "entry",
            table="layouts/typefaces.toml",
        ),
    ] = "crimson-text"
    language: Annotated[
        Literal["en-US", "en-GB"] | None,
        _about("Spelling, dates and lists; left out: by your country"),
    ] = None
    envelope: Annotated[Literal["none"] | None, _about("The envelope")] = None
    qr: Annotated[bool, _about("Whether to print the portfolio's QR code")] = True
    seed: Annotated[int, _about("Moves the ink, never the words")] = 1
    variant: Annotated[int, _about("Moves the words, never the ink")] = 1


class Coach(Fact, frozen=True, kw_only=True):
    """What the coach should mind."""

    customs: Annotated[
        Literal["modern", "traditional"],
        _about("Which customs count where sources disagree"),
    ] = "modern"
    ignore: Annotated[tuple[str, ...], _about("Rules to leave out, by id")] = ()


class Interview(Fact, frozen=True, kw_only=True):
    """One interview and everything there is to say after it."""

    candidate: Annotated[Candidate, _about("Who you are")]
    company: Annotated[Company, _about("Where you were")]
    role: Annotated[Role, _about("What it was for")] = Role()
    interview: Annotated[Meeting, _about("When and how you met")]
    interviewers: Annotated[
        tuple[Interviewer, ...],
        _about("Everybody you spoke with", example="name: Ms. Amara Okafor"),
    ]
    message: Annotated[TalkingPoints, _about("What to say, shared by all")] = (
        TalkingPoints()
    )
    group: Annotated[bool, _about("One letter to the host that names the others")] = (
        False
    )
    occasion: Annotated[
        Literal[
            "thank-you", "check-in", "accept", "decline", "withdraw", "after-rejection"
        ],
        _about("What this is about"),
    ] = "thank-you"
    sending: Annotated[Sending, _about("When it is sent")] = Sending()
    style: Annotated[Style, _about("How it looks and sounds")] = Style()
    coach: Annotated[Coach, _about("What the coach should mind")] = Coach()
    profile: Annotated[
        str | None,
        _about("A file that holds `candidate`, beside this one", "profile"),
    ] = None
    notes: Annotated[str | None, _about("Private; printed nowhere", "notes")] = None


def points_for(interview: Interview, person: Interviewer) -> TalkingPoints:
    """Return what to say to `person`: their own points, else the shared ones."""
    shared = interview.message
    return TalkingPoints(
        **{
            field: getattr(person, field) or getattr(shared, field)
            for field in TalkingPoints.__struct_fields__
        }
    )
