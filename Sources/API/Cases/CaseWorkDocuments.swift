import Basics
import Desk
import People

/// The version of the case that the act was decided on.
struct VersionDocument: Codable, Sendable {
    let version: Int
}

struct TextDocument: Codable, Sendable {
    let text: String
}

struct WaitingDocument: Codable, Sendable {
    let version: Int
    let waitingFor: String

    func reason() throws -> WaitingFor { try Word.required(waitingFor, field: "waitingFor") }
}

struct ClosingDocument: Codable, Sendable {
    let version: Int
    /// How the client said that it is solved (SPEC W4).
    let confirmedBy: String
    /// Why a claim is closed without what it has to have.
    let excuse: String?

    func confirmation() throws -> Confirmation { try Word.required(confirmedBy, field: "confirmedBy") }
}

/// To exactly one of a person, a department or a line.
struct HandOverDocument: Codable, Sendable {
    let version: Int
    let summary: String
    let person: Person.ID?
    let department: Department.ID?
    let line: Int?

    func destination() throws -> Destination {
        switch (person, department, line) {
        case (let person?, nil, nil): .person(person)
        case (nil, let department?, nil): .department(department)
        case (nil, nil, let line?): .line(try Line.named(line))
        default: throw InvalidField("person", "refusal.api.destination")
        }
    }
}
