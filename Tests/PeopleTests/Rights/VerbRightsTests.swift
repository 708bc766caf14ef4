import Basics
import Clients
import People
import Store
import TestSupport
import Testing

/// Every verb asks for the right that it needs, and asks before anything else.
struct VerbRightsTests {
    struct Verb: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let needs: Permission
        let act: @Sendable (Transaction, Member, Cast) throws -> Void

        init(
            _ name: String,
            _ needs: Permission,
            _ act: @escaping @Sendable (Transaction, Member, Cast) throws -> Void
        ) {
            testDescription = name
            self.needs = needs
            self.act = act
        }
    }

    private static let nobody = Person.ID(rawValue: 404)

    static let verbs: [Verb] = [
        Verb("add a person", .changePeople) { tx, member, _ in
            _ = try Staff(tx, member).add(NewPerson(login: "x1", name: PersonName(given: "Х"), roles: [.administrator]))
        },
        Verb("change a person", .changePeople) { tx, member, cast in
            guard let id = cast.nina.id, let nina = try tx.findPerson(id) else { throw StaffRefusal.noSuchPerson }
            try Staff(tx, member).change(id, version: nina.version, PersonChange(nina))
        },
        Verb("set roles", .changePeople) { try Staff($0, $1).setRoles([.administrator], of: $2.nina.id ?? nobody) },
        Verb("let a person leave", .changePeople) { try Staff($0, $1).leave($2.nina.id ?? nobody) },
        Verb("let a person return", .changePeople) { tx, member, cast in
            try Staff(tx, .program).leave(cast.nina.id ?? nobody)
            try Staff(tx, member).return(cast.nina.id ?? nobody)
        },
        Verb("invite", .changePeople) { _ = try Staff($0, $1).invite($2.nina.id ?? nobody) },
        Verb("admit", .changePeople) { tx, member, cast in
            let hash = try PasswordHash(of: "что угодно", cost: .cheap)
            try Staff(tx, member).admit(cast.nina.id ?? nobody, password: hash)
        },
        Verb("take a second factor away", .changePeople) {
            try Staff($0, $1).removeSecondFactor(of: $2.nina.id ?? nobody)
        },
        Verb("add a skill", .changePeople) { tx, member, _ in try Staff(tx, member).addSkill(name: "SQL") },
        Verb("set a skill", .changePeople) { tx, member, cast in
            let skill = try Staff(tx, .program).addSkill(name: "1С")
            try Staff(tx, member).setSkill(skill.id, level: 3, for: cast.nina.id ?? nobody)
        },
        Verb("add a department", .changeDepartments) { tx, member, _ in
            try DepartmentTree(tx, member).add(name: "Новое")
        },
        Verb("change a department", .changeDepartments) { tx, member, cast in
            try DepartmentTree(tx, member).change(cast.finance.id, version: 1) { $0.name = "Деньги" }
        },
        Verb("close a department", .changeDepartments) { try DepartmentTree($0, $1).close($2.finance.id) },
        Verb("reopen a department", .changeDepartments) { try DepartmentTree($0, $1).reopen($2.finance.id) },
        Verb("wall a client", .wallClients) { try WallBook($0, $1).makeConfidential(client: $2.vector.id, naming: []) },
        Verb("name somebody on a wall", .wallClients) { tx, member, cast in
            try WallBook(tx, .program).makeConfidential(client: cast.vector.id, naming: [member.id ?? nobody])
            try WallBook(tx, member).name(person: cast.nina.id ?? nobody, on: cast.vector.id)
        },
        Verb("take somebody off a wall", .wallClients) { tx, member, cast in
            let named = [member.id, cast.nina.id].compactMap(\.self)
            try WallBook(tx, .program).makeConfidential(client: cast.vector.id, naming: named)
            try WallBook(tx, member).unname(person: cast.nina.id ?? nobody, on: cast.vector.id)
        },
        Verb("take a wall down", .wallClients) { tx, member, cast in
            try WallBook(tx, .program).makeConfidential(client: cast.vector.id, naming: [member.id ?? nobody])
            try WallBook(tx, member).open(client: cast.vector.id)
        },
        Verb("make a token", .makeTokens) { tx, member, _ in
            let own = member.id ?? nobody
            _ = try tx.makeToken(name: "x", scopes: [], expires: tx.now + .days(1), for: own, by: member)
        },
        Verb("read the journal", .seeJournal) { tx, member, _ in
            _ = try tx.journalPage(JournalFilter(), visibleTo: member, limit: 1)
        },
    ]

    @Test(arguments: verbs)
    func `a verb is refused without its right and done with it`(_ verb: Verb) async throws {
        let database = try await TestDatabase.fresh(on: .sqlite)
        let cast = try await Cast.settle(in: database)
        let all = Set(Permission.allCases)
        await #expect(throws: RightsRefusal.notAllowed(verb.needs)) {
            let without = Self.vera(cast, all.subtracting([verb.needs]))
            try await database.write { try verb.act($0, without, cast) }
        }
        let with = Self.vera(cast, [verb.needs])
        try await database.write { try verb.act($0, with, cast) }
    }

    private static func vera(_ cast: Cast, _ permissions: Set<Permission>) -> Member {
        Member(id: cast.vera.id ?? nobody, name: cast.vera.name, permissions: permissions)
    }
}
