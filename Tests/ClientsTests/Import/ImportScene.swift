import Basics
import Clients
import Foundation
import People
import Store
import TestSupport
import Testing

/// A company into which files of clients come.
struct ImportScene: Sendable {
    let database: Database
    let cast: Cast
    /// Head of service, who may take lists in.
    let vera: Member
    /// May take lists in, too, and knows nothing of Sigma.
    let marketer: Member

    /// Everything about one client.
    struct Card: Sendable {
        let client: Client
        let contacts: [Contact]
        let points: [ContactPoint]
        let tags: [Clients.Tag]
        let fields: [CustomField.ID: String]
    }

    init(on engine: Dialect) async throws {
        database = try await TestDatabase.fresh(on: engine)
        let cast = try await Cast.settle(in: database)
        self.cast = cast
        vera = cast.vera
        let oleg = try #require(cast.oleg.id)
        marketer = Member(id: oleg, name: cast.oleg.name, permissions: Rights.permissions(of: .marketer))
        try await database.write { tx in
            _ = try ClientBook(tx, cast.vera).addPoint(.email("secret@sigma.example"), to: cast.sigma.id)
        }
    }

    func addField(_ name: String, _ kind: CustomField.Kind, _ choices: [String] = []) async throws -> CustomField {
        try await database.write { [cast] in
            try FieldBook($0, cast.administrator).add(name: name, kind: kind, choices: choices)
        }
    }

    func file(_ text: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).csv")
        try Data(text.utf8).write(to: url)
        return url
    }

    /// Opened and begun, but not carried on.
    func open(_ text: String, by member: Member? = nil, _ change: (inout ImportPlan) -> Void = { _ in }) async throws
        -> ClientImport.ID
    {
        let member = member ?? vera
        let url = try file(text)
        defer { try? FileManager.default.removeItem(at: url) }
        let imports = ClientImports(database)
        var plan = try await imports.look(at: url, named: "list.csv").plan
        change(&plan)
        let opened = try await imports.open(url, named: "list.csv", plan, by: member)
        try await database.write { try ImportBook($0, member).start(opened.id, inBackground: false) }
        return opened.id
    }

    func run(_ text: String, by member: Member? = nil, _ change: (inout ImportPlan) -> Void = { _ in }) async throws
        -> ClientImport
    {
        let id = try await open(text, by: member, change)
        return try await ImportRun(id, by: member ?? vera, in: database).run()
    }

    func card(of email: String) async throws -> Card? {
        try await database.read { [vera] snapshot in
            guard let known = try snapshot.findByPoint(.email, email, visibleTo: vera).first else { return nil }
            return Card(
                client: known.client,
                contacts: try snapshot.contacts(of: known.client),
                points: try snapshot.points(of: known.client),
                tags: try snapshot.tags(of: known.client),
                fields: try snapshot.fieldValues(of: known.client)
            )
        }
    }

    func complaints(of found: ClientImport) async throws -> [ImportComplaint] {
        try await database.read { try $0.complaints(of: found, limit: 1000) }
    }

    func clientCount() async throws -> Int {
        try await database.read { try $0.value("SELECT COUNT(*) FROM client") ?? 0 }
    }
}
