import Basics
import Clients
import Desk
import Pages
import People

/// The addresses of our pages, each written in one place.
enum Address {
    static let desk = "/desk"
    static let cases = "/cases"
    static let newCase = "/cases/new"
    static let overview = "/overview"
    static func board(_ line: Line) -> String { "/boards/line/\(line.rawValue)" }
    /// The open ones, also for whoever has another list for the first one.
    static let allCases = "/cases?state=open"
    static let filters = "/cases/filters"
    static func filter(_ id: SavedFilter.ID) -> String { "/cases/filters/\(id)" }
    static let bulk = "/cases/bulk"
    static let bulkReceivers = "/cases/bulk/receivers"
    static func choosingPeople(for list: String) -> String {
        list + (list.contains("?") ? "&" : "?") + "choose=people"
    }
    static func undoBulk(_ id: Bulk.ID) -> String { "/cases/bulk/\(id)/undoing" }
    /// The list of cases that such fields narrow down.
    static func cases(_ fields: [String: String]) -> String {
        Pages.Address.of(cases, fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })
    }
    static let clients = "/clients"
    static let clientImports = "/clients/imports"
    static func clientImport(_ id: ClientImport.ID) -> String { "/clients/imports/\(id)" }
    static let newClient = "/clients/new"
    static let duplicates = "/duplicates"

    static func desk(_ line: Line) -> String { "/desk?line=\(line.rawValue)" }
    static func next(in line: Line) -> String { "/queue/\(line.rawValue)/next" }

    static func `case`(_ number: Int) -> String { "/cases/\(number)" }
    static func act(_ act: CaseAct, on number: Int) -> String { "/cases/\(number)/\(act.path)" }

    static let tasks = "/tasks"
    static let board = "/tasks/board"
    static let score = "/tasks/score"
    static let newTask = "/tasks/new"
    static func newTask(of id: Department.ID?) -> String { path(newTask, ["department": id?.description]) }
    static func board(of id: Department.ID) -> String { path(board, ["department": id.description]) }
    static func score(of id: Department.ID) -> String { path(score, ["department": id.description]) }
    static let repetitions = "/tasks/repeating"
    static func task(_ number: Int) -> String { "/tasks/\(number)" }
    /// Something done with a task, or a part of it.
    static func task(_ number: Int, _ part: String) -> String { "/tasks/\(number)/\(part)" }

    static let claims = "/claims"
    /// The sheet of a claim; or where one of its forms is sent.
    static func claim(_ number: Int, _ part: String? = nil) -> String {
        ["/cases/\(number)/claim", part].compactMap(\.self).joined(separator: "/")
    }
    static func guide(_ number: Int, _ act: String? = nil) -> String {
        ["/cases/\(number)/guide", act].compactMap(\.self).joined(separator: "/")
    }

    static func settle(_ id: Promise.ID, _ word: Promise.Outcome.Word) -> String {
        switch word {
        case .kept: "/promises/\(id)/keeping"
        case .withdrawn: "/promises/\(id)/withdrawal"
        }
    }

    static func postpone(_ id: Promise.ID) -> String { "/promises/\(id)/postponement" }

    /// An act that takes back what was just done, and nothing that came after.
    static func undo(_ path: String, on number: Int, version: Int) -> String {
        "/cases/\(number)/\(path)?version=\(version)"
    }

    static func client(_ id: Client.ID) -> String { "/clients/\(id)" }
    /// - Parameter chosen: whose card is proposed to stay.
    static func comparison(_ one: Client.ID, _ other: Client.ID, keeping chosen: Client.ID? = nil) -> String {
        path("/duplicates/\(one)/\(other)", ["into": chosen?.description])
    }
    static func newCase(for id: Client.ID) -> String { "/cases/new?client=\(id)" }
    static func person(_ id: Person.ID) -> String { "/people/\(id)" }

    static func edit(_ part: ClientPart, of id: Client.ID) -> String {
        "/clients/\(id)?edit=\(part.rawValue)#\(part.rawValue)"
    }

    static func path(_ path: String, _ fields: KeyValuePairs<String, String?>) -> String {
        Pages.Address.of(path, fields)
    }
}
