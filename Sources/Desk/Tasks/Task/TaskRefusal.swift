import Basics

/// Why something about a task is declined.
package enum TaskRefusal: Refusal, Equatable {
    /// There is none, or none that this member may know of.
    case notFound
    /// It stands so that this can't be done.
    case notNow(WorkTask.State.Word)
    /// Somebody was quicker.
    case overtaken
    /// It is asked of others.
    case notAsked
    /// Somebody else asked for it.
    case notAsker
    /// Only a person can ask for work or do it.
    case onlyPersons
    case personUnknown
    case departmentUnknown
    /// The client is confidential, and this person is not named.
    case personMayNotKnow
    /// The client is confidential, and nobody of the department is named, nor anybody above it.
    case departmentMayNotKnow
    /// The task of which it was to be a part is over.
    case parentOver
    /// Its parts come first.
    case openParts(Int)
    case itemNotFound
    case tooManyItems(most: Int)
    case repetitionNotFound

    package var standing: Basics.Standing {
        switch self {
        case .notFound, .itemNotFound, .repetitionNotFound: .notFound
        case .notNow, .overtaken, .parentOver, .openParts: .conflict
        case .notAsked, .notAsker, .onlyPersons: .forbidden
        case .personUnknown, .departmentUnknown, .personMayNotKnow, .departmentMayNotKnow, .tooManyItems: .invalid
        }
    }

    package var reason: TextKey {
        switch self {
        case .notFound: "refusal.task.not-found"
        case .notNow(let word): TextKey("refusal.task.now.\(word.rawValue)")
        case .overtaken: "refusal.task.overtaken"
        case .notAsked: "refusal.task.not-asked"
        case .notAsker: "refusal.task.not-asker"
        case .onlyPersons: "refusal.task.only-persons"
        case .personUnknown: "refusal.task.person-unknown"
        case .departmentUnknown: "refusal.task.department-unknown"
        case .personMayNotKnow: "refusal.task.person-may-not-know"
        case .departmentMayNotKnow: "refusal.task.department-may-not-know"
        case .parentOver: "refusal.task.parent-over"
        case .openParts: "refusal.task.open-parts"
        case .itemNotFound: "refusal.task.item-not-found"
        case .tooManyItems: "refusal.task.too-many-items"
        case .repetitionNotFound: "refusal.task.repetition-not-found"
        }
    }

    package var details: [String: String] {
        switch self {
        case .openParts(let count): ["count": "\(count)"]
        case .tooManyItems(let most): ["most": "\(most)"]
        default: [:]
        }
    }

    package var field: String? {
        switch self {
        case .personUnknown, .departmentUnknown, .personMayNotKnow, .departmentMayNotKnow: "to"
        case .tooManyItems: "items"
        default: nil
        }
    }
}
