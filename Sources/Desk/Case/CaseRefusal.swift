import Basics
import Events
import People

/// Why something about a case is declined.
package enum CaseRefusal: Refusal, Equatable {
    /// There is none, or none that this member may know of.
    case notFound
    /// Somebody was quicker: the case as it stands now, and what happened to it since the version that was seen.
    case stale(current: Case, since: [JournalEntry])
    /// The same, found out at the last moment; asking again brings the rest.
    case overtaken
    case alreadyTaken(by: Person.ID)
    /// It is in nobody's hands; somebody has to take it first.
    case notTaken
    /// It is closed; somebody has to reopen it first.
    case closed
    /// It is solved; somebody has to reopen it first.
    case solved
    case notWaiting
    case notSolvedOrClosed
    /// It is where it would be handed to.
    case alreadyThere
    /// A hand-over says in a few words what the next one has to know (SPEC W3).
    case summaryTooShort(words: Int)
    case personUnknown
    case departmentUnknown
    /// The client is confidential, and this person is not named.
    case personMayNotKnow
    /// The client has no address to which an answer could go this way.
    case noAddress(ContactChannel)
    /// Files can't go along this way.
    case carriesNoFiles(ContactChannel)
    /// A note names somebody who may not know of the client.
    case mentionedMayNotKnow(String)
    /// What a colleague had begun is sent or thrown away.
    case draftGone
    case interactionNotFound
    /// The answer has left the house, or was withdrawn before.
    case notWithdrawable
    /// Somebody has decided already what becomes of the letter, or its server has answered.
    case letterDecided
    /// This person has as many cases in work as they are to have.
    case handsFull
    /// Nobody is at work who can do it and has a hand free.
    case nobodyFit
    /// There is nothing to take for this person.
    case nothingWaits
    /// Only a person can take a case or be handed one.
    case onlyPersons

    package var standing: Standing {
        switch self {
        case .notFound, .interactionNotFound: .notFound
        case .stale, .overtaken, .alreadyTaken, .notTaken, .closed, .solved, .notWaiting, .notSolvedOrClosed,
            .alreadyThere, .notWithdrawable, .letterDecided, .draftGone, .handsFull, .nobodyFit,
            .nothingWaits:
            .conflict
        case .summaryTooShort, .personUnknown, .departmentUnknown, .personMayNotKnow, .noAddress, .carriesNoFiles,
            .mentionedMayNotKnow:
            .invalid
        case .onlyPersons: .forbidden
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.case.not-found"
        case .stale, .overtaken: "refusal.case.stale"
        case .alreadyTaken: "refusal.case.already-taken"
        case .notTaken: "refusal.case.not-taken"
        case .closed: "refusal.case.closed"
        case .solved: "refusal.case.solved"
        case .notWaiting: "refusal.case.not-waiting"
        case .notSolvedOrClosed: "refusal.case.not-solved-or-closed"
        case .alreadyThere: "refusal.case.already-there"
        case .summaryTooShort: "refusal.case.summary-too-short"
        case .personUnknown: "refusal.case.person-unknown"
        case .departmentUnknown: "refusal.case.department-unknown"
        case .personMayNotKnow: "refusal.case.person-may-not-know"
        case .noAddress: "refusal.case.no-address"
        case .mentionedMayNotKnow: "refusal.case.mentioned-may-not-know"
        case .draftGone: "refusal.case.draft-gone"
        case .carriesNoFiles: "refusal.case.carries-no-files"
        case .interactionNotFound: "refusal.case.interaction-not-found"
        case .notWithdrawable: "refusal.case.not-withdrawable"
        case .letterDecided: "refusal.case.letter-decided"
        case .handsFull: "refusal.case.hands-full"
        case .nobodyFit: "refusal.case.nobody-fit"
        case .nothingWaits: "refusal.case.nothing-waits"
        case .onlyPersons: "refusal.case.only-persons"
        }
    }

    package var details: [String: String] {
        switch self {
        case .summaryTooShort(let words): ["words": "\(words)"]
        case .noAddress(let channel): ["channel": channel.rawValue]
        case .mentionedMayNotKnow(let name): ["name": name]
        case .stale(let current, _): ["version": "\(current.version)"]
        default: [:]
        }
    }

    package var field: String? {
        switch self {
        case .summaryTooShort: "summary"
        case .personUnknown, .personMayNotKnow, .departmentUnknown, .alreadyThere: "to"
        case .noAddress, .carriesNoFiles: "via"
        case .mentionedMayNotKnow: "text"
        default: nil
        }
    }
}
