import Clients
import Desk
import Formats
import People

/// How the event log of another program is to be read. docs/takeover.md explains each key of its YAML form.
package struct Mapping: Sendable {
    /// The program that the log comes from; its people, teams and clients are the same in all of its logs.
    package let source: String
    /// This log among those of the program; the keys of cases count within it.
    package let log: String
    let file: FileRules
    let caseKey: Template
    let time: TimeRules
    let status: LookUp<StatusStep>
    let owner: OwnerRules?
    let client: ClientRules
    let kind: Choice<Case.Kind>
    let priority: Choice<Case.Priority>
    let line: Choice<Line>
    let channel: Choice<ContactChannel>
    let department: DepartmentRules?
    let product: Template?
    let subject: Template
    let text: Template?
    let note: Template?
    package let columns: [ColumnMention]
}

/// How the bytes are divided and read; what is nil is found out.
struct FileRules: Sendable {
    var delimiter: UInt8?
    var quote: UInt8? = UInt8(ascii: "\"")
    var encoding: TextEncoding?
    /// Lines before the names of the columns.
    var skip = 0
    /// The names, when no line of the file has them.
    var columns: [String]?
}

struct TimeRules: Sendable {
    let from: Template
    let formats: [TimeFormat]
    let zone: ZoneRules
}

/// Whose turn it was. People of the other program become people who have left, unless they are known here by a login.
struct OwnerRules: Sendable {
    let from: Template
    let order: NameOrder
    /// Words that stand for nobody.
    let nobody: Set<String>
    let logins: [String: KnownLogin]

    struct KnownLogin: Sendable {
        let login: String
        let refusal: MappingRefusal
    }
}

struct ClientRules: Sendable {
    let name: Template
    let kind: Client.Kind
    /// The name when the row has none.
    let otherwise: String?
}

/// Teams of the other program; they become departments that are closed.
struct DepartmentRules: Sendable {
    let from: Template
    /// The department that they are put under.
    let under: String?
}

/// In which order the parts of a person's name are written.
enum NameOrder: String, CaseIterable, Sendable, MappingWord {
    case given
    case family
    case familyFirst = "family-first"
    case givenFirst = "given-first"

    static let words = allCases.map { (word: $0.rawValue, value: $0) }
}
