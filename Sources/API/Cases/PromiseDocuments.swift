import Basics
import Desk
import People

/// What the client was told will be done, and by when.
struct PromiseDocument: Encodable, Sendable {
    let id: Promise.ID
    let what: String
    let due: Moment
    let author: Person.ID?
    let made: Moment
    let outcome: String?
    let settled: Moment?

    init(_ promise: Promise) {
        id = promise.id
        what = promise.what
        due = promise.due
        author = promise.author
        made = promise.made
        outcome = promise.outcome?.word.rawValue
        settled = promise.outcome?.at
    }
}

struct NewPromiseDocument: Codable, Sendable {
    let what: String
    let due: Moment
}

struct SettlementDocument: Codable, Sendable {
    let promise: Promise.ID
    let outcome: String

    func word() throws -> Promise.Outcome.Word { try Word.required(outcome, field: "outcome") }
}
