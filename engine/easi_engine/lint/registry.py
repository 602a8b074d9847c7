"""Every rule, in the order of the codes. A new rule is one more line here."""

from __future__ import annotations

from easi_engine.lint.rule import Rule
from easi_engine.lint.rules.consent.accepts_consent_without_consent import AcceptsConsentWithoutConsent
from easi_engine.lint.rules.consent.answer_never_given import AnswerNeverGiven
from easi_engine.lint.rules.consent.consent_read_never_asked import ConsentReadNeverAsked
from easi_engine.lint.rules.consent.consent_under_power import ConsentUnderPower
from easi_engine.lint.rules.consent.one_of_several_asked import OneOfSeveralAsked
from easi_engine.lint.rules.consent.pointless_question import PointlessQuestion
from easi_engine.lint.rules.consent.request_never_answered import RequestNeverAnswered
from easi_engine.lint.rules.consent.seeks_after_sharing import SeeksAfterSharing
from easi_engine.lint.rules.consent.unsafe_seek_unanswered import UnsafeSeekUnanswered
from easi_engine.lint.rules.consent.wrong_person_asked import WrongPersonAsked
from easi_engine.lint.rules.graph.broken_always import BrokenAlways
from easi_engine.lint.rules.graph.broken_never import BrokenNever
from easi_engine.lint.rules.graph.endless_passage import EndlessPassage
from easi_engine.lint.rules.graph.event_never_happens import EventNeverHappens
from easi_engine.lint.rules.graph.flag_never_read import FlagNeverRead
from easi_engine.lint.rules.graph.flag_never_set import FlagNeverSet
from easi_engine.lint.rules.graph.flag_set_too_late import FlagSetTooLate
from easi_engine.lint.rules.graph.idle_choice import IdleChoice
from easi_engine.lint.rules.graph.meter_always_saturates import MeterAlwaysSaturates
from easi_engine.lint.rules.graph.meter_never_moved import MeterNeverMoved
from easi_engine.lint.rules.graph.meter_never_read import MeterNeverRead
from easi_engine.lint.rules.graph.never_done_effects import NeverDoneEffects
from easi_engine.lint.rules.graph.never_open_choice import NeverOpenChoice
from easi_engine.lint.rules.graph.never_shown_paragraph import NeverShownParagraph
from easi_engine.lint.rules.graph.never_taken_exit import NeverTakenExit
from easi_engine.lint.rules.graph.no_way_to_an_ending import NoWayToAnEnding
from easi_engine.lint.rules.graph.not_proven import NotProven
from easi_engine.lint.rules.graph.same_words import SameWords
from easi_engine.lint.rules.graph.stuck_scene import StuckScene
from easi_engine.lint.rules.graph.unlinked_scene import UnlinkedScene
from easi_engine.lint.rules.graph.unreachable_cycle import UnreachableCycle
from easi_engine.lint.rules.graph.unreachable_promise import UnreachablePromise
from easi_engine.lint.rules.graph.unreachable_scene import UnreachableScene
from easi_engine.lint.rules.graph.unreached_ending import UnreachedEnding
from easi_engine.lint.rules.graph.unused_declaration import UnusedDeclaration
from easi_engine.lint.rules.judgement.basis_cannot_hold import BasisCannotHold
from easi_engine.lint.rules.judgement.deadline_always_missed import DeadlineAlwaysMissed
from easi_engine.lint.rules.judgement.deadline_never_missed import DeadlineNeverMissed
from easi_engine.lint.rules.judgement.extreme_reaches_ideal import ExtremeReachesIdeal
from easi_engine.lint.rules.judgement.line_never_applies import LineNeverApplies
from easi_engine.lint.rules.judgement.model_out_of_reach import ModelOutOfReach
from easi_engine.lint.rules.judgement.moot_reads_knowledge import MootReadsKnowledge
from easi_engine.lint.rules.judgement.no_perfect_path import NoPerfectPath
from easi_engine.lint.rules.judgement.one_path_to_ideal import OnePathToIdeal
from easi_engine.lint.rules.judgement.padding import Padding
from easi_engine.lint.rules.judgement.results_not_proven import ResultsNotProven
from easi_engine.lint.rules.judgement.share_without_basis import ShareWithoutBasis
from easi_engine.lint.rules.judgement.too_few_questions import TooFewQuestions
from easi_engine.lint.rules.judgement.unjudged_flow import UnjudgedFlow
from easi_engine.lint.rules.judgement.unoffered_verdict import UnofferedVerdict
from easi_engine.lint.rules.knowledge.acts_unknowing import ActsUnknowing
from easi_engine.lint.rules.knowledge.asks_nonholder import AsksNonholder
from easi_engine.lint.rules.knowledge.assumes_unknown import AssumesUnknown
from easi_engine.lint.rules.knowledge.reads_others_minds import ReadsOthersMinds
from easi_engine.lint.rules.knowledge.shares_never_held import SharesNeverHeld
from easi_engine.lint.rules.knowledge.shares_unknown import SharesUnknown
from easi_engine.lint.rules.knowledge.shares_with_itself import SharesWithItself
from easi_engine.lint.rules.knowledge.tells_the_known import TellsTheKnown
from easi_engine.lint.rules.knowledge.unused_fact import UnusedFact
from easi_engine.lint.rules.perspectives.missing_reading import MissingReading
from easi_engine.lint.rules.perspectives.missing_seat import MissingSeat
from easi_engine.lint.rules.perspectives.never_disagree import NeverDisagree
from easi_engine.lint.rules.perspectives.no_reading_holds import NoReadingHolds
from easi_engine.lint.rules.perspectives.one_option_decision import OneOptionDecision
from easi_engine.lint.rules.perspectives.reading_never_given import ReadingNeverGiven
from easi_engine.lint.rules.perspectives.spectator_seat import SpectatorSeat
from easi_engine.lint.rules.perspectives.would_closed import WouldClosed
from easi_engine.lint.rules.safety.bad_suppression import BadSuppression
from easi_engine.lint.rules.safety.invisible_character import InvisibleCharacter
from easi_engine.lint.rules.safety.real_insurance_number import RealInsuranceNumber
from easi_engine.lint.rules.safety.real_nhs_number import RealNhsNumber
from easi_engine.lint.rules.safety.real_online_address import RealOnlineAddress
from easi_engine.lint.rules.safety.real_postcode import RealPostcode
from easi_engine.lint.rules.safety.real_telephone_number import RealTelephoneNumber
from easi_engine.lint.rules.safety.text_direction import TextDirection
from easi_engine.lint.rules.safety.unused_suppression import UnusedSuppression
from easi_engine.lint.rules.schema.id_differs_from_folder import IdDiffersFromFolder
from easi_engine.lint.rules.sources.checked_against_nothing import CheckedAgainstNothing
from easi_engine.lint.rules.sources.judgement_without_source import JudgementWithoutSource
from easi_engine.lint.rules.sources.missing_jurisdiction import MissingJurisdiction
from easi_engine.lint.rules.sources.other_jurisdiction import OtherJurisdiction
from easi_engine.lint.rules.sources.past_review_date import PastReviewDate
from easi_engine.lint.rules.sources.source_without_jurisdiction import SourceWithoutJurisdiction
from easi_engine.lint.rules.text.guessable_option import GuessableOption
from easi_engine.lint.rules.text.hard_to_read import HardToRead
from easi_engine.lint.rules.text.line_break_in_name import LineBreakInName
from easi_engine.lint.rules.text.option_too_long import OptionTooLong
from easi_engine.lint.rules.text.scene_too_long import SceneTooLong
from easi_engine.lint.rules.text.title_too_long import TitleTooLong

RULES: tuple[type[Rule], ...] = (
    UnsafeSeekUnanswered,
    SeeksAfterSharing,
    PointlessQuestion,
    WrongPersonAsked,
    ConsentUnderPower,
    AnswerNeverGiven,
    RequestNeverAnswered,
    OneOfSeveralAsked,
    ConsentReadNeverAsked,
    AcceptsConsentWithoutConsent,
    NotProven,
    UnlinkedScene,
    UnreachableScene,
    UnreachableCycle,
    NeverOpenChoice,
    StuckScene,
    NoWayToAnEnding,
    EndlessPassage,
    UnreachedEnding,
    NeverTakenExit,
    NeverShownParagraph,
    SameWords,
    IdleChoice,
    FlagNeverRead,
    FlagNeverSet,
    FlagSetTooLate,
    MeterNeverRead,
    MeterNeverMoved,
    MeterAlwaysSaturates,
    EventNeverHappens,
    UnusedDeclaration,
    NeverDoneEffects,
    BrokenNever,
    BrokenAlways,
    UnreachablePromise,
    UnjudgedFlow,
    TooFewQuestions,
    NoPerfectPath,
    ModelOutOfReach,
    ExtremeReachesIdeal,
    Padding,
    LineNeverApplies,
    BasisCannotHold,
    MootReadsKnowledge,
    UnofferedVerdict,
    DeadlineNeverMissed,
    OnePathToIdeal,
    DeadlineAlwaysMissed,
    ResultsNotProven,
    ShareWithoutBasis,
    SharesUnknown,
    AssumesUnknown,
    AsksNonholder,
    UnusedFact,
    TellsTheKnown,
    ActsUnknowing,
    SharesWithItself,
    ReadsOthersMinds,
    SharesNeverHeld,
    JudgementWithoutSource,
    CheckedAgainstNothing,
    PastReviewDate,
    MissingJurisdiction,
    OtherJurisdiction,
    SourceWithoutJurisdiction,
    MissingReading,
    WouldClosed,
    NeverDisagree,
    ReadingNeverGiven,
    NoReadingHolds,
    OneOptionDecision,
    SpectatorSeat,
    MissingSeat,
    IdDiffersFromFolder,
    HardToRead,
    OptionTooLong,
    SceneTooLong,
    TitleTooLong,
    LineBreakInName,
    GuessableOption,
    InvisibleCharacter,
    TextDirection,
    RealPostcode,
    RealTelephoneNumber,
    RealNhsNumber,
    RealOnlineAddress,
    RealInsuranceNumber,
    UnusedSuppression,
    BadSuppression,
)
